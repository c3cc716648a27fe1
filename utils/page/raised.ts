const plain = '0123456789+-=()';
const higher = letters(`${plain}abcdefghijklmnoprstuvwxyz`, '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ');
const lower = letters(`${plain}aehijklmnoprstuvx`, '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ');

function letters(from: string, to: string): Map<string, string> {
  const raised = [...to];
  return new Map([...from].map((letter, at) => [letter, raised[at] ?? '']));
}

/**
 * A raised or lowered text in letters that are so of themselves, as in 10⁶ and H₂O: they stay so wherever the text goes. Null
 * for words, as in 1st, and for what has no such letters.
 */
export function raisedText(text: string, isRaised: boolean): string | null {
  const signs = [...text.trim().replace(/[−–]/g, '-')];
  if (signs.length === 0 || (signs.length > 1 && !/[\d+=-]/.test(signs.join('')))) return null;
  const known = isRaised ? higher : lower;
  return signs.every((sign) => known.has(sign)) ? signs.map((sign) => known.get(sign)).join('') : null;
}
