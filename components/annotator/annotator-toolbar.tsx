import { useRef, useState } from 'preact/hooks';
import { type ToolName, toolNames } from '../../utils/annotate/tools.ts';
import { t } from '../../utils/i18n.ts';
import { Icon, type IconName } from '../kit/icon.tsx';
import { toolKeys } from './annotator-keys.ts';
import { toolLabels } from './annotator-words.ts';

const toolIcons: Record<ToolName, IconName> = {
  select: 'pointer',
  arrow: 'arrow',
  box: 'box',
  pen: 'pen',
  highlight: 'highlight',
  text: 'title',
  number: 'number',
  redact: 'redact',
  crop: 'crop',
};

export type ToolbarDeed = 'undo' | 'redo' | 'duplicate' | 'remove' | 'zoom-in' | 'zoom-out' | 'fit';

interface AnnotatorToolbarProps {
  tool: ToolName;
  /**
   * Actions that are impossible now. Their buttons get `aria-disabled` instead of `disabled`, so that they keep the
   * focus.
   */
  idle: ReadonlySet<ToolbarDeed>;
  disabled: boolean;
  onTool(tool: ToolName): void;
  onDo(deed: ToolbarDeed): void;
}

interface Entry {
  name: string;
  hint: string;
  icon: IconName;
  pressed?: boolean;
  idle: boolean;
  run(): void;
}

/** Returns the toolbar's buttons, in groups. */
function groupsOf({ tool, idle, disabled, onTool, onDo }: AnnotatorToolbarProps): Entry[][] {
  const deed = (kind: ToolbarDeed, name: string, icon: IconName, key = ''): Entry => ({
    name,
    hint: key === '' ? name : t('toolHint', name, key),
    icon,
    idle: idle.has(kind),
    run: () => onDo(kind),
  });
  return [
    toolNames.map((one) => ({
      name: t(toolLabels[one]),
      hint: t('toolHint', t(toolLabels[one]), toolKeys[one]),
      icon: toolIcons[one],
      pressed: one === tool,
      idle: disabled,
      run: () => onTool(one),
    })),
    [
      deed('undo', t('undo'), 'restore', 'Ctrl+Z'),
      deed('redo', t('redo'), 'redo', 'Ctrl+Y'),
      deed('duplicate', t('duplicate'), 'copy', 'Ctrl+D'),
      deed('remove', t('deleteShape'), 'trash'),
    ],
    [
      deed('zoom-out', t('zoomOut'), 'zoomOut', '-'),
      deed('zoom-in', t('zoomIn'), 'zoomIn', '+'),
      deed('fit', t('zoomFit'), 'fit', '0'),
    ],
  ];
}

/**
 * The toolbar for tools and actions. It is one tab stop; arrow keys move within it (ARIA Authoring Practices, toolbar).
 */
export function AnnotatorToolbar(props: AnnotatorToolbarProps) {
  const root = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(0);
  const groups = groupsOf(props);
  const count = groups.flat().length;

  const onKeyDown = (event: KeyboardEvent) => {
    const forward = getComputedStyle(event.currentTarget as Element).direction === 'rtl' ? -1 : 1;
    const moves: Record<string, number> = {
      ArrowRight: stop + forward,
      ArrowLeft: stop - forward,
      Home: 0,
      End: count - 1,
    };
    const next = moves[event.key];
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    root.current?.querySelectorAll('button')[(next + count) % count]?.focus();
  };

  let place = -1;
  return (
    <div
      class="annotator-toolbar"
      role="toolbar"
      aria-label={t('annotationTools')}
      ref={root}
      onKeyDown={onKeyDown}
    >
      {groups.map((group, index) => (
        <div key={index} class="annotator-tools">
          {group.map(({ name, hint, icon, pressed, idle: isIdle, run }) => {
            place += 1;
            const mine = place;
            return (
              <button
                key={name}
                type="button"
                class="icon-button annotator-tool"
                aria-label={name}
                aria-pressed={pressed}
                aria-disabled={isIdle}
                title={hint}
                tabIndex={mine === stop ? 0 : -1}
                onFocus={() => setStop(mine)}
                onClick={() => (isIdle ? undefined : run())}
              >
                <Icon name={icon} />
              </button>
            );
          })}
        </div>
      ))}
    </div>
  );
}
