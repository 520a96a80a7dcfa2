import ArgumentParser

/// `expoctl meeting`.
struct MeetingNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "meeting", abstract: "Meetings that are held, and their changes by hand.",
    subcommands: [
      MeetingList.self, MeetingShow.self, MeetingExplain.self, MeetingBook.self,
      MeetingShift.self, MeetingSwap.self, MeetingLock.self, MeetingUnlock.self,
      MeetingCancel.self,
    ])
}
