const plain = '0123456789+-=()';
const higher = letters(`${plain}abcdefghijklmnoprstuvwxyz`, '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ');
const lower = letters(`${plain}aehijklmnoprstuvx`, '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ');

function letters(from: string, to: string): Map<string, string> {
  const raised = [...to];
  return new Map([...from].map((letter, at) => [letter, raised[at] ?? '']));
}

/**
 * Returns a text in superscript or subscript characters, as in 10⁶ and H₂O, which stay raised or lowered in plain text.
 * Null for words, as in 1st, and if Unicode lacks a character.
 */
export function raisedText(text: string, tag: 'sup' | 'sub'): string | null {
  const signs = [...text.trim().replace(/[−–]/g, '-')];
  if (signs.length === 0 || (signs.length > 1 && !/[\d+=-]/.test(signs.join('')))) return null;
  const known = tag === 'sup' ? higher : lower;
  return signs.every((sign) => known.has(sign)) ? signs.map((sign) => known.get(sign)).join('') : null;
}
