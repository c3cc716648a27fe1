declare module 'swagger-ui-dist/swagger-ui-es-bundle.js' {
  const SwaggerUIBundle: (options: Record<string, unknown>) => unknown;
  export default SwaggerUIBundle;
}

declare module 'bootstrap' {
  export class Modal {
    constructor(element: Element);
    show(): void;
  }
  export class Offcanvas {
    constructor(element: Element);
    show(): void;
  }
}

declare module 'tabulator-tables' {
  export class TabulatorFull {
    constructor(element: Element, options: Record<string, unknown>);
  }
}
