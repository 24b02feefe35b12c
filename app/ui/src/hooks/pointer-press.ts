const ENDS = ['pointerup', 'pointercancel', 'blur'];
const CAPTURE = { capture: true };

type Listener = () => void;

/** Whether a pointer is pressed on the window; known while somebody subscribes. It counts until the click has been heard. */
export function pointerPress(find: () => EventTarget = () => window) {
  const listeners = new Set<Listener>();
  let isPressed = false;
  const set = (pressed: boolean) => {
    if (isPressed === pressed) return;
    isPressed = pressed;
    for (const listener of [...listeners]) listener();
  };
  const onDown = () => set(true);
  const onEnd = ({ type, target }: Event) => {
    // A field that is left is not the window.
    if (type === 'blur' && target !== find()) return;
    // The click follows in the same task.
    setTimeout(() => set(false));
  };
  return {
    isPressed: () => isPressed,
    subscribe(listener: Listener): () => void {
      const target = find();
      if (listeners.size === 0) {
        target.addEventListener('pointerdown', onDown, CAPTURE);
        for (const end of ENDS) target.addEventListener(end, onEnd, CAPTURE);
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        target.removeEventListener('pointerdown', onDown, CAPTURE);
        for (const end of ENDS) target.removeEventListener(end, onEnd, CAPTURE);
        isPressed = false;
      };
    },
  };
}
