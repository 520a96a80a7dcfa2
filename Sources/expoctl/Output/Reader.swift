import Expo

/// Who reads the output: the language of names and the clock on the wall.
struct Reader: Sendable {
  let language: Language
  let clock: VenueClock
}
