/** A form as HR loads it from a file: every kind of question, a page that hangs on an answer, and the five items of well-being. */
const both = (sv: string, en: string) => ({ sv, en });
const counted = [both("ett", "one"), both("två", "two"), both("tre", "three"), both("fyra", "four"), both("fem", "five")];

const instrument = {
  id: "prov",
  version: 1,
  title: both("Prov", "Trial"),
  intro: both("Några frågor om hubben.", "Some questions about the hub."),
  wording: "house",
  pages: [
    {
      id: "hub",
      questions: [
        { kind: "single", id: "used", text: both("Har du använt hubben?", "Have you used the hub?"), choices: [{ id: "yes", text: both("Ja", "Yes") }, { id: "no", text: both("Nej", "No") }] },
        { kind: "number", id: "days", text: both("Hur många dagar?", "How many days?"), min: 0, max: 7, whole: true },
      ],
    },
    {
      id: "more",
      showIf: { question: "used", is: ["yes"] },
      questions: [{ kind: "several", id: "liked", text: both("Vad var bra?", "What was good?"), choices: [{ id: "quiet", text: both("Tyst", "Quiet") }, { id: "coffee", text: both("Kaffe", "Coffee") }, { id: "near", text: both("Nära", "Near") }], most: 2 }],
    },
    {
      id: "feel",
      title: both("Hur mår du?", "How are you?"),
      questions: counted.map(({ sv, en }, at) => ({ kind: "scale", id: `w${at + 1}`, text: both(`Mående ${sv}`, `Feeling ${en}`), min: 0, max: 5, labels: { kind: "ends", low: both("aldrig", "never"), high: both("hela tiden", "all the time") } })),
    },
    { id: "words", questions: [{ kind: "text", id: "say", text: both("Något mer?", "Anything more?"), maxLength: 500 }] },
  ],
  scores: [{ id: "who5", kind: "who5", items: ["w1", "w2", "w3", "w4", "w5"] }],
};

export const provForm = { format: "hubbplats-instrument/1", instrument };
