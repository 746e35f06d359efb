/**
 * The client ids that may ask for a sign-in token of this app: Teams and the Microsoft 365 apps that show its tabs, as the
 * app registration pre-authorises them. A token asked for by anything else is refused, however good its signature.
 * Source: aad.manifest.json of Microsoft's sample hello-world-tab-with-backend.
 */
export const teamsClients: readonly string[] = [
  "1fec8e78-bce4-4aaf-ab1b-5451cc387264", // Teams, desktop and mobile
  "5e3ce6c0-2b1f-4285-8d4b-75ee78787346", // Teams, web
  "4765445b-32c6-49b0-83e6-1d93765276ca", // Microsoft 365, web
  "0ec893e0-5785-4de6-99da-4ed124e5296c", // Microsoft 365, desktop
  "d3590ed6-52b3-4102-aeff-aad2292ab01c", // Microsoft 365 and Outlook, mobile and desktop
  "bc59ab01-8403-45c6-8796-ac3ef710b3e3", // Outlook, web
  "00000002-0000-0ff1-ce00-000000000000", // Outlook, web
  "4345a7b9-9a63-4910-a426-35363201d503", // Microsoft 365, web
];
