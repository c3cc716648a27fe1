/** The modules of Lucide's single icons, which the package has no types for. */
declare module 'lucide/dist/esm/icons/*.mjs' {
  const shape: import('./icon.tsx').IconShape;
  export default shape;
}
