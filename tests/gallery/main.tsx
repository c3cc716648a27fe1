import { render } from 'preact';
import { shownPicture } from './data.ts';
import { stories } from './stories.tsx';

const asked = new URLSearchParams(location.search);
const story = stories[asked.get('story') ?? ''];
const root = document.documentElement;
root.dir = asked.get('dir') ?? 'ltr';
root.style.fontSize = asked.get('text') ?? '';

function Index() {
  return (
    <ul>
      {Object.keys(stories).map((name) => (
        <li key={name}>
          <a href={`?story=${name}`}>{name}</a>
        </li>
      ))}
    </ul>
  );
}

await shownPicture?.decode();
render(story === undefined ? <Index /> : story(), document.body);
