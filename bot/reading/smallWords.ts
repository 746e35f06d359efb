/**
 * Words that change nothing of what is asked (folded): manners, small words, and nouns for what one books anyway. What is
 * neither one of these nor read as a date, a part of the day, a hub or the wish itself has not been understood.
 */
const small = new Set(
  [
    "ja yes ok okej okay hej hejsan hallo tjena tja god hi hello hey tack tackar snalla snall forhand advance hjalpa help vanligen garna mycket sa bra du ni please pls thanks thank you kindly kind many very much",
    "jag mig mej vi oss min mitt mina i me we us my mine det den de denna detta dem it this that these the a an en ett",
    "och samt bade both and nagot nat valfri narmaste nearest closest pa i in at on of for till to om hos vid med som att av under mellan between with by as",
    "tankte tanker maste must thought palts plast",
    "kan kunde kunna skulle vill ville onskar ska far fa ha har hade haft vara ar blir bli could can would will want like need to be is am are have has get do",
    "behova behover vilja sitta jobba arbeta ta komma kommer sit work take come",
    "plats platsen platser platserna bord bordet skrivbord skrivbordet bokning bokningen bokningar bokningarna bokad bokat bokade stol hubb hubben hubbar hub bibliotek biblioteket kontor kontoret coworking arbetsplats arbetsplatsen reservation desk desks place places seat seats spot spots booking bookings booked reserved workspace space",
    "dag dagen dagar day days datum date vecka veckan week tid tiden time kl klockan klocka hela whole all full",
    "da nu ocksa aven bara just ju val dar dit igen then also just only there here again",
    "finns ledig ledigt lediga gar mojligt mojlig possible if om up upp kommande nasta next denna coming ny nytt new",
    "tyvarr sorry ursakta unfortunately hjalp hjalpen langre longer s vore fint snallt trevligt nice great appreciate",
  ].flatMap((line) => line.split(" ")),
);

/** Words that say no more of a move than its "till" does. */
const ofMoves = new Set(["fran", "from", "istallet", "stallet", "instead", "over", "samma", "same"]);

/** The words of a text that are not small, with where they stand. */
export const wordsUnread = (rest: string, moving: boolean): { readonly word: string; readonly at: number }[] =>
  [...rest.matchAll(/[a-z0-9]+/g)].filter((match) => !small.has(match[0]) && !(moving && ofMoves.has(match[0]))).map((match) => ({ word: match[0], at: match.index }));
