import ArgumentParser

/// The root: nouns, in the order in which an organiser meets them.
struct Expoctl: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "expoctl",
    abstract: "Prepare an expo: delegations, wishes, the timetable of meetings.",
    usage: "expoctl <noun> <verb> [<name>] [-e <expo>] [-o table|json|csv]",
    discussion: """
      From nothing to a timetable:
        expoctl db migrate                  a private database, if none is named
        expoctl sample write sample         a fictional expo to try with
        expoctl import apply sample         all of its files, in the right order
        expoctl schedule run -e CODE        compute a timetable
        expoctl schedule publish 1 -e CODE

      Data goes to standard output, everything else to standard error. More: expoctl
      help NOUN VERB, expoctl help exit-codes, expoctl help environment.
      """,
    groupedSubcommands: [
      CommandGroup(
        name: "Data",
        subcommands: [
          ExpoNoun.self, DelegationNoun.self, EnterpriseNoun.self, PersonNoun.self,
          ParticipationNoun.self, ImportNoun.self, RequestNoun.self, AvailabilityNoun.self,
          VenueNoun.self,
        ]),
      CommandGroup(
        name: "Timetable", subcommands: [ScheduleNoun.self, MeetingNoun.self, InterpreterNoun.self]),
      CommandGroup(
        name: "Operation",
        subcommands: [
          DbNoun.self, JobNoun.self, BatchNoun.self, QueueNoun.self, CronNoun.self, WorkerNoun.self,
          AuditNoun.self,
          SampleNoun.self, DoctorVerb.self,
        ]),
      CommandGroup(name: "Other", subcommands: [CompletionVerb.self, VersionVerb.self]),
    ])
}
