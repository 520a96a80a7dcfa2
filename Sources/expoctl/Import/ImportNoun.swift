import ArgumentParser

/// `expoctl import`.
struct ImportNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take in files: firms, people, wishes and the rest.",
    discussion: """
      From an empty file to the last row:

        expoctl import template enterprises -O firms.xlsx    a file to fill in
        expoctl import check firms.xlsx -e CODE              what is wrong in it
        expoctl import apply firms.xlsx -e CODE --partial    take the good rows
        expoctl import rows 7 --pile rejected -O again.xlsx  correct, apply again
        expoctl import rows 7 --pile held                    what looks like others
        expoctl import resolve 7 4 9 --as merge              decide about them
      """,
    subcommands: [
      ImportTemplate.self, ImportCheck.self, ImportApply.self, ImportList.self, ImportShow.self,
      ImportRows.self, ImportResolve.self, ImportRetry.self,
    ])
}
