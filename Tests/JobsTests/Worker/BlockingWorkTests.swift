import Foundation
import Testing

@testable import Jobs

@Suite("Blocking work", .timeLimit(.minutes(1)))
struct BlockingWorkTests {
  @Test("hands on what the body returns or throws")
  func result() async throws {
    #expect(try await runBlocking { _ in 42 } == 42)
    await #expect(throws: Mishap.self) {
      try await runBlocking { _ -> Int in throw Mishap() }
    }
  }

  @Test("leaves the shared threads to others, more blocked bodies than cores notwithstanding")
  func threads() async throws {
    let release = Signal()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<32 {
        group.addTask {
          try await runBlocking { _ in while !release.isSent { usleep(1_000) } }
        }
      }
      // Would never be reached if the bodies held the threads of this task group.
      group.addTask { release.send() }
      try await group.waitForAll()
    }
  }

  @Test("raises the flag when its task is cancelled")
  func cancelled() async throws {
    let started = Signal()
    let work = Task {
      try await runBlocking { flag in
        started.send()
        while !flag.isCancelled { usleep(1_000) }
        return "gave up"
      }
    }
    while !started.isSent { await Task.yield() }
    work.cancel()
    #expect(try await work.value == "gave up")
  }
}
