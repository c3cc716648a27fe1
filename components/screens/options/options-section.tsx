import type { ComponentChildren } from 'preact';

interface OptionsSectionProps {
  /** The section's address on the page. */
  id: string;
  title: string;
  children: ComponentChildren;
}

/** A part of the options page, which the list of sections leads to. */
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
