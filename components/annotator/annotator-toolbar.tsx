import { useRef, useState } from 'preact/hooks';
import { type ToolName, toolNames } from '../../utils/annotate/tools.ts';
import { t } from '../../utils/i18n.ts';
import { Icon, type IconShape } from '../kit/icon.tsx';
import {
  arrowIcon,
  boxIcon,
  copyIcon,
  cropIcon,
  ellipseIcon,
  fitIcon,
  highlightIcon,
  lineIcon,
  numberIcon,
  penIcon,
  pointerIcon,
  redactIcon,
  redoIcon,
  restoreIcon,
  titleIcon,
  trashIcon,
  zoomInIcon,
  zoomOutIcon,
} from '../kit/icons.ts';
import { commandKeys, type ToolbarDeed, toolKeys } from './annotator-keys.ts';
import { toolLabels } from './annotator-words.ts';

const toolIcons: Record<ToolName, IconShape> = {
  select: pointerIcon,
  arrow: arrowIcon,
  box: boxIcon,
  ellipse: ellipseIcon,
  line: lineIcon,
  pen: penIcon,
  highlight: highlightIcon,
  text: titleIcon,
  number: numberIcon,
  redact: redactIcon,
  crop: cropIcon,
};

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
  /** Whether the icon points along the reading direction. */
  mirrors?: boolean;
  icon: IconShape;
  pressed?: boolean;
  idle: boolean;
  run(): void;
}

/** Returns the toolbar's buttons, in groups. */
function groupsOf({ tool, idle, disabled, onTool, onDo }: AnnotatorToolbarProps): Entry[][] {
  const keys = commandKeys(navigator.userAgent);
  const deed = (kind: ToolbarDeed, name: string, icon: IconShape): Entry => ({
    name,
    hint: t('toolHint', name, keys[kind]),
    icon,
    mirrors: kind === 'undo' || kind === 'redo',
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
      deed('undo', t('undo'), restoreIcon),
      deed('redo', t('redo'), redoIcon),
      deed('duplicate', t('duplicate'), copyIcon),
      deed('remove', t('deleteShape'), trashIcon),
    ],
    [
      deed('zoom-out', t('zoomOut'), zoomOutIcon),
      deed('zoom-in', t('zoomIn'), zoomInIcon),
      deed('fit', t('zoomFit'), fitIcon),
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
          {group.map(({ name, hint, icon, mirrors = false, pressed, idle: isIdle, run }) => {
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
                data-mirrors={mirrors}
                title={hint}
                tabIndex={mine === stop ? 0 : -1}
                onFocus={() => setStop(mine)}
                onClick={() => (isIdle ? undefined : run())}
              >
                <Icon of={icon} />
              </button>
            );
          })}
        </div>
      ))}
    </div>
  );
}
