import { type DragEvent, useState } from 'react';

/** Whether a picture is being dragged: of files on their way only the kind is known. */
function hasPicture({ dataTransfer }: DragEvent): boolean {
  return [...dataTransfer.items].some(({ kind, type }) => kind === 'file' && type.startsWith('image/'));
}

/** Makes an element take picture files; other files stay with the window. */
export function usePictureDrop(onPicture: (file: File) => void) {
  const [isOver, setIsOver] = useState(false);
  const handlers = {
    onDragOver(event: DragEvent) {
      if (!hasPicture(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setIsOver(true);
    },
    onDragLeave({ currentTarget, relatedTarget }: DragEvent) {
      if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) setIsOver(false);
    },
    onDrop(event: DragEvent) {
      setIsOver(false);
      if (!hasPicture(event)) return;
      event.preventDefault();
      const file = [...event.dataTransfer.files].find(({ type }) => type.startsWith('image/'));
      if (file) onPicture(file);
    },
  };
  return { isOver, handlers };
}
