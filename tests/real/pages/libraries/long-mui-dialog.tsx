import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { createRoot } from 'react-dom/client';
import { bandColour, footMark, headMark, linesOf, mark, rowCount } from '../bands.ts';

const rows = Array.from({ length: rowCount }, (_, at) => at);

export function draw(root: HTMLElement): Promise<void> {
  mark('.MuiDialogTitle-root', headMark);
  mark('.MuiDialogActions-root', footMark);
  createRoot(root).render(
    <Dialog open transitionDuration={0}>
      <DialogTitle>What the ticket is about</DialogTitle>
      <DialogContent>
        <div className="rows">
          {rows.map((at) => (
            <div key={at} style={{ display: 'flex', gap: 10, height: 36 }}>
              <div style={{ width: 40, background: bandColour(at) }} />
              {linesOf(at)}
            </div>
          ))}
        </div>
      </DialogContent>
      <DialogActions>Foot</DialogActions>
    </Dialog>,
  );
  return new Promise((resolve) => setTimeout(resolve, 500));
}
