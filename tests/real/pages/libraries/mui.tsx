import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import ListItemText from '@mui/material/ListItemText';
import TextField from '@mui/material/TextField';
import { createRoot } from 'react-dom/client';
import { factsOf, labels, type Person, people, person, sensitive } from '../planted.ts';

const variants = ['outlined', 'filled', 'standard'] as const;

/** A dialog over a list of people: fields in each variant, and a list of terms. */
function Page({ shown }: { shown: Person }) {
  return (
    <>
      {people.map((one) => (
        <p key={one.order}>
          {one.email} {one.iban}
        </p>
      ))}
      <Dialog open maxWidth="md" transitionDuration={0}>
        <DialogTitle>Edit</DialogTitle>
        <DialogContent>
          {sensitive.map((name, at) => (
            <TextField
              key={name}
              label={labels[name]}
              defaultValue={shown[name]}
              variant={variants[at % variants.length] ?? 'outlined'}
              margin="dense"
              sx={{ mr: 1, width: 260 }}
            />
          ))}
          <List dense>
            {factsOf(person(1)).map(({ label, value }) => (
              <ListItem key={label} disablePadding>
                <ListItemText primary={label} secondary={value} />
              </ListItem>
            ))}
          </List>
          <Button>Save</Button>
        </DialogContent>
      </Dialog>
    </>
  );
}

export function draw(root: HTMLElement): Promise<void> {
  createRoot(root).render(<Page shown={person(0)} />);
  return new Promise((resolve) => setTimeout(resolve, 500));
}
