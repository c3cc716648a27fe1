import type { ComponentChildren } from 'preact';

interface OptionsSectionProps {
  /** The section's address on the page. */
  id: string;
  title: string;
  children: ComponentChildren;
}

/** A section of the options page. A link at the top of the page leads to it. */
export function OptionsSection({ id, title, children }: OptionsSectionProps) {
  return (
    <section class="card" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
}
