export function HubPage({ hubId }: { readonly hubId: string }): React.ReactNode { return null; }
