import ArgumentParser
import Expo

/// Which meeting.
struct MeetingArgument: ParsableArguments {
  @Argument(help: "Its number; “expoctl meeting list” shows them.")
  var id: Int64

  var identifier: Identifier<Meeting> { Identifier(id) }
}
