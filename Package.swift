// swift-tools-version: 6.2
import PackageDescription

/// What every target is compiled with: the compiler is the wall between the rooms.
let houseSettings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(
  name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")
let arguments = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let web = Target.Dependency.product(name: "FlyingFox", package: "FlyingFox")
let sockets = Target.Dependency.product(name: "FlyingSocks", package: "FlyingFox")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")

let package = Package(
  name: "expo",
  products: [
    .library(name: "Expo", targets: ["Expo"]),
    .executable(name: "expoctl", targets: ["expoctl"]),
    .executable(name: "expo-worker", targets: ["expo-worker"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    // The floor: PostgreSQL and its server.
    .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .target(name: "Postgres", dependencies: ["CLibPQ", logging], swiftSettings: houseSettings),
    .target(name: "Cluster", dependencies: [logging, subprocess], swiftSettings: houseSettings),

    // Three engines that know nothing of the expo.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CCaDiCaL", providers: [.apt(["libcadical-dev"])]),
    .target(name: "Timetabling", dependencies: ["CCaDiCaL"], swiftSettings: houseSettings),
    .target(
      name: "Jobs", dependencies: ["Postgres", "CCrypto", logging, lifecycle, metrics],
      swiftSettings: houseSettings),
    .target(name: "Documents", dependencies: ["CZlib"], swiftSettings: houseSettings),

    // The domain, and those who use it.
    .systemLibrary(name: "CMalloc"),
    .target(
      name: "Expo",
      dependencies: [
        "Postgres", "Cluster", "Timetabling", "Jobs", "Documents", logging, lifecycle, signals,
      ],
      swiftSettings: houseSettings),
    .executableTarget(
      name: "expoctl", dependencies: ["CMalloc", "Expo", "Documents", arguments, logging],
      swiftSettings: houseSettings),
    .executableTarget(
      name: "expo-worker", dependencies: ["Expo", arguments, logging, metrics, web, sockets],
      swiftSettings: houseSettings),

    // What measures.
    .executableTarget(
      name: "postgres-bench", dependencies: ["Postgres", "Cluster", arguments, logging],
      swiftSettings: houseSettings),
    .executableTarget(
      name: "queue-bench",
      dependencies: [
        "Jobs", "Postgres", "Cluster", arguments, logging, lifecycle, signals, metrics,
      ],
      swiftSettings: houseSettings),
    .executableTarget(
      name: "timetable-bench", dependencies: ["Timetabling", "CZlib", arguments],
      swiftSettings: houseSettings),
    .executableTarget(
      name: "cron-faults",
      dependencies: ["Jobs", "Postgres", "Cluster", arguments, lifecycle, logging, signals],
      swiftSettings: houseSettings),
    .executableTarget(
      name: "documents-bench", dependencies: ["Documents", arguments],
      swiftSettings: houseSettings),
    .executableTarget(
      name: "registry-bench", dependencies: ["Expo", arguments, logging],
      swiftSettings: houseSettings),

    // What proves.
    .target(
      name: "TestSupport", dependencies: ["Postgres", "Cluster", logging],
      path: "Tests/TestSupport",
      swiftSettings: houseSettings),
    .testTarget(
      name: "PostgresTests", dependencies: ["Postgres", "TestSupport"],
      swiftSettings: houseSettings),
    .testTarget(
      name: "ClusterTests", dependencies: ["Cluster", logging], swiftSettings: houseSettings),
    .testTarget(
      name: "TimetablingTests", dependencies: ["Timetabling"], swiftSettings: houseSettings),
    .testTarget(
      name: "JobsTests", dependencies: ["Jobs", "Postgres", "TestSupport", logging, lifecycle],
      swiftSettings: houseSettings),
    .testTarget(
      name: "DocumentsTests", dependencies: ["Documents"], swiftSettings: houseSettings),
    .testTarget(
      name: "ExpoTests",
      dependencies: [
        "Expo", "Postgres", "Jobs", "Timetabling", "Documents", "TestSupport", logging,
      ],
      swiftSettings: houseSettings),
    .testTarget(
      name: "expoctlTests",
      dependencies: [
        "expoctl", "expo-worker", "Expo", "Postgres", "TestSupport", arguments, metrics,
      ],
      swiftSettings: houseSettings),
  ]
)

// Programs without a main, which only scripts/fuzz can link.
if Context.environment["FUZZ"] == "1" {
  let fuzzSettings = houseSettings + [.unsafeFlags(["-parse-as-library"])]
  package.targets += [
    .executableTarget(
      name: "fuzz-delimited", dependencies: ["Documents"], path: "Tests/Fuzz/Delimited",
      swiftSettings: fuzzSettings),
    .executableTarget(
      name: "fuzz-sheet", dependencies: ["Documents"], path: "Tests/Fuzz/Sheet",
      swiftSettings: fuzzSettings),
  ]
}
