/** A roadmap that has one of everything: 6 units, 10–11 weeks. */
export const tea = `id: tea
title: Tea
stages:
  - title: Basics
    topics:
      - title: Water
        duration: 1-2 weeks
        description: Soft water makes better tea.
        links: [https://water.example/]
      - title: Leaves
        duration: 2 weeks
        choose: 1
        links:
          - https://leaves.example/
          - title: The book of leaves
            url: https://book.example/
        topics: [Green, Black, Oolong]
      - title: Kettle
        needs: [water]
        duration: 3 weeks
        topics: [Copper kettle, Steel kettle]
  - title: Mastery
    topics:
      - title: Ceremony
        needs: [kettle, leaves]
        duration: 4 weeks
        topics: [Host, Guest]
      - title: Pottery
        optional: true
        duration: 1 week
`

/** The keys that section 6 of the contract promises. */
export const keys = {
  topic:
    'id title path stage depth status optional choose weeks remaining units needs was blocked links',
  suggestion: 'topic step why unlocks',
  status: 'roadmap progress units remaining stages next pending inProgress done skipped',
  change: 'entry changed progress remaining next',
}

/** The promised keys an object does not have. */
export function missing(object: object, promised: string): string[] {
  return promised.split(' ').filter((key) => !(key in object))
}
