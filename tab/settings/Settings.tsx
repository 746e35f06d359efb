export function Settings(): React.ReactNode { return null; }
