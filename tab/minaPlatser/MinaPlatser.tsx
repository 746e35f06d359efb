export function MinaPlatser({ bookingId }: { readonly bookingId?: string }): React.ReactNode { return null; }
