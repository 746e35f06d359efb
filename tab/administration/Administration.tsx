export function Administration(): React.ReactNode { return null; }
