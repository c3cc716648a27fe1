import { GlobalWorkerOptions, getDocument } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.mjs?url';
import { EventBus, PDFViewer } from 'pdfjs-dist/web/pdf_viewer.mjs';
import 'pdfjs-dist/web/pdf_viewer.css';
import { paneHeight, rowCount } from '../bands.ts';

/** Returns a PDF whose pages have twelve bands each. */
function pdfOfBands(): string {
  const pages = rowCount / 12;
  const objects: string[] = ['<< /Type /Catalog /Pages 2 0 R >>'];
  const kids = Array.from({ length: pages }, (_, at) => `${3 + at * 2} 0 R`).join(' ');
  objects.push(`<< /Type /Pages /Kids [${kids}] /Count ${pages} /MediaBox [0 0 400 480] >>`);
  for (let page = 0; page < pages; page += 1) {
    const drawn = Array.from({ length: 12 }, (_, at) => {
      const colour = [16 + at * 16, 16 + page * 16, 201].map((channel) => (channel / 255).toFixed(6));
      return `${colour.join(' ')} rg 0 ${480 - (at + 1) * 40} 400 40 re f`;
    }).join('\n');
    objects.push(`<< /Type /Page /Parent 2 0 R /Contents ${4 + page * 2} 0 R >>`);
    objects.push(`<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`);
  }
  const body = objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`);
  let offset = 9;
  const places = body.map((object) => {
    offset += object.length;
    return `${String(offset - object.length).padStart(10, '0')} 00000 n \n`;
  });
  const head = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  return `%PDF-1.4\n${body.join('')}${head}${places.join('')}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${offset}\n%%EOF`;
}

export async function draw(root: HTMLElement): Promise<void> {
  GlobalWorkerOptions.workerSrc = workerUrl;
  root.innerHTML = `<div style="position: absolute; width: 600px; height: ${paneHeight}px; overflow: auto"><div class="pdfViewer"></div></div>`;
  const container = root.firstElementChild as HTMLDivElement;
  const viewer = new PDFViewer({ container, eventBus: new EventBus() });
  viewer.setDocument(await getDocument({ data: new TextEncoder().encode(pdfOfBands()) }).promise);
  await new Promise((resolve) => setTimeout(resolve, 2000));
}
