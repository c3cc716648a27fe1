interface LogoProps {
  /** Side length in CSS pixels. */
  size: number;
}

/** The product's logo: a ticket in a viewfinder. */
export function Logo({ size }: LogoProps) {
  return (
    <svg class="mark" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <rect class="mark-tile" width="24" height="24" rx="6" />
      <g transform="translate(4 4)">
        <path
          class="mark-finder"
          d="M1 4V2a1 1 0 0 1 1-1h2M12 1h2a1 1 0 0 1 1 1v2M15 12v2a1 1 0 0 1-1 1h-2M4 15H2a1 1 0 0 1-1-1v-2"
        />
        <path
          class="mark-ticket"
          d="M3 5h10a1 1 0 0 1 1 1v.5a1.5 1.5 0 0 0 0 3v.5a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1v-.5a1.5 1.5 0 0 0 0-3V6a1 1 0 0 1 1-1z"
        />
      </g>
    </svg>
  );
}
