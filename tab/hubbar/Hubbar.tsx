export function Hubbar(): React.ReactNode { return null; }
