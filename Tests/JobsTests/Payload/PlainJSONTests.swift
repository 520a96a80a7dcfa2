import Foundation
import Testing

@testable import Jobs

/// The quick reader and writer against `JSONDecoder` and `JSONEncoder`.
@Suite("Plain JSON")
struct PlainJSONTests {
  struct Fare: Codable, Equatable {
    var id: Int64
    var seat: Int?
    var name: String
    var price: Double
    var at: Date
    var isPaid: Bool
    var stops: [Stop]
    var counts: [String: Int]
    var class_: Class

    struct Stop: Codable, Equatable {
      var place: String
      var minutes: UInt8
    }

    enum Class: String, Codable { case first, second }
  }

  private static func decoder() -> JSONDecoder {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .secondsSince1970
    return decoder
  }

  @Test("reads records as JSONDecoder does")
  func records() throws {
    let fare = Fare(
      id: 9_007_199_254_740_993, seat: nil, name: "Łódź – 東京", price: 12.1,
      at: Date(timeIntervalSince1970: 1_780_000_000.123), isPaid: true,
      stops: [.init(place: "", minutes: 255)], counts: ["a": -1, "b": 0], class_: .second)
    let text = try JobCoding.encode(fare, kind: "fare")
    #expect(PlainJSONDecoder.decode(Fare.self, from: text) == fare)
    #expect(try Self.decoder().decode(Fare.self, from: Data(text.utf8)) == fare)
  }

  @Test(
    "reads numbers as JSONDecoder does, or leaves them to it",
    arguments: [
      "0", "-1", "-0", "007", "1.5", "-0.1", "1e3", "1.0", "0.1e-7", "123456789012345678",
      "1234567890123456789", "12345678901234567890", "3.141592653589793238", "", "1 2", "tru",
      "null",
    ])
  func numbers(_ text: String) {
    func agree<Value: Codable & Equatable>(_ type: Value.Type) {
      guard let plain = PlainJSONDecoder.decode([Value].self, from: "[\(text)]") else { return }
      let other = try? Self.decoder().decode([Value].self, from: Data("[\(text)]".utf8))
      #expect(plain == other)
    }
    agree(Int.self)
    agree(Double.self)
    agree(UInt8.self)
    agree(Bool.self)
    agree(String.self)
  }

  @Test(
    "leaves what is unusual to JSONDecoder",
    arguments: [
      #"{"n":"a\nb"}"#, #"{"n":"a","n":"b"}"#, "{\"n\":\"\u{1}\"}", #"{"n":"a",}"#, #"{"n":"a"} x"#,
      #"{"n":"a""#, #"{"n":7}"#, #"{"m":"a"}"#, #"{n:"a"}"#, #"["a"]"#,
      String(repeating: "[", count: 100) + String(repeating: "]", count: 100),
    ])
  func unusual(_ text: String) {
    struct Note: Codable { var n: String }
    #expect(PlainJSONDecoder.decode(Note.self, from: text) == nil)
  }

  @Test("leaves types that JSONDecoder reads in ways of its own to it")
  func types() throws {
    struct Odd: Codable, Equatable {
      var data: Data
      var page: URL
    }
    let odd = Odd(data: Data([1, 2]), page: try #require(URL(string: "https://example.org/a")))
    let text = try JobCoding.encode(odd, kind: "odd")
    #expect(PlainJSONDecoder.decode(Odd.self, from: text) == nil)
    #expect(try JobCoding.decode(Odd.self, from: text, kind: "odd") == odd)
  }

  /// Nil is fine: `JSONEncoder` is asked then.
  private func agree(_ value: some Encodable) throws -> Bool {
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .secondsSince1970
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let plain = PlainJSONEncoder.encode(value) else { return false }
    #expect(try plain == String(decoding: encoder.encode(value), as: UTF8.self))
    return true
  }

  @Test("writes as JSONEncoder does")
  func writes() throws {
    struct Ticket: Encodable {
      var zone: String? = nil
      var B = UInt8.max
      var a10 = Int64.min
      var a2 = [Int?.none, 3]
      var _x = [[String]]()
      var list = [Fare.Class.second, .first]
      var map = ["z": ["é/東京": 1], "a": [:]]
      var isPaid = false
      var stop = Fare.Stop(place: "\u{7f}\u{2028}", minutes: 0)
      var id: UInt64 = .max
      var name = "Łódź"
    }
    #expect(try agree(Ticket(zone: "x")) == false, "the key of a map is not ASCII")
    #expect(try agree(Ticket(map: ["z": ["tokyo": 1], "a": [:]])))
    #expect(try agree([Ticket(map: [:]), Ticket(zone: "", map: [:])]))
    #expect(try agree(7) && agree("x") && agree(Int?.none) && agree([String]()))
    #expect(try agree(["b": 1, "a": 2, "a10": 3, "B": 4, "_": 5, "@version": 6, "": 7]))
  }

  @Test("leaves what JSONEncoder writes in ways of its own to it")
  func leaves() throws {
    struct Nested: Encodable {
      enum Key: CodingKey { case a, b }
      func encode(to encoder: any Encoder) throws {
        var outer = encoder.container(keyedBy: Key.self)
        var inner = outer.nestedContainer(keyedBy: Key.self, forKey: .a)
        try outer.encode(1, forKey: .b)
        try inner.encode(2, forKey: .a)
      }
    }
    struct Twice: Encodable {
      enum Key: CodingKey { case a, b }
      func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(1, forKey: .b)
        try container.encode(2, forKey: .a)
        try container.encode(3, forKey: .b)
      }
    }
    #expect(try !agree(Nested()) && !agree(Twice()) && !agree(1.5) && !agree([Date.now]))
    #expect(try !agree("a\nb") && !agree("\"") && !agree("\\") && !agree(["\u{1}": 1]))
    #expect(try !agree([Data([1])]) && !agree([Decimal(1)]) && !agree([Float(1)]))
    let page = try #require(URL(string: "https://example.org/a"))
    #expect(try !agree(["page": page]))
    #expect(try JobCoding.encode(Nested(), kind: "nested") == #"{"a":{"a":2},"b":1}"#)
  }

  @Test("asked twice for its container, a value writes one object")
  func sameContainer() throws {
    struct Parts: Encodable {
      enum First: CodingKey { case n }
      enum Second: CodingKey { case a }
      func encode(to encoder: any Encoder) throws {
        var first = encoder.container(keyedBy: First.self)
        try first.encode(1, forKey: .n)
        var second = encoder.container(keyedBy: Second.self)
        try second.encode(2, forKey: .a)
      }
    }
    #expect(try agree(Parts()))
  }

  @Test("names runs of numbers by their ends")
  func ranges() {
    #expect([Int64]().ranges() == [])
    #expect([5, 3, 4, 9, 1, 4].map(Int64.init).ranges() == [1...1, 3...5, 9...9])
  }
}
