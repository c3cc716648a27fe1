import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { createRoot } from 'react-dom/client';
import { bandColour, linesOf, rowCount } from '../bands.ts';

const rows = Array.from({ length: rowCount }, (_, at) => at);

export function draw(root: HTMLElement): Promise<void> {
  createRoot(root).render(
    <Dialog open transitionDuration={0}>
      <DialogTitle>What the ticket is about</DialogTitle>
      <DialogContent>
        {rows.map((at) => (
          <div key={at} style={{ display: 'flex', gap: 10, height: 36 }}>
            <div style={{ width: 40, background: bandColour(at) }} />
            {linesOf(at)}
          </div>
        ))}
      </DialogContent>
    </Dialog>,
  );
  return new Promise((resolve) => setTimeout(resolve, 500));
}
