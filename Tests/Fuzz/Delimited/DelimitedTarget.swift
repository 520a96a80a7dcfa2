import Documents

/// Reads the input as a text file, in an encoding and in pieces that its first two bytes choose.
///
/// Beyond not crashing: the pieces change no event, every row is told once and in order, and what
/// was read without a fault is written so that it reads back equal.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDelimited(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
  guard size >= 2 else { return 0 }
  let encodings: [TextEncoding?] = [nil] + TextEncoding.allCases
  let delimiters: [Delimiter?] = [nil] + Delimiter.allCases
  var options = DelimitedOptions(
    encoding: encodings[Int(data[0]) % encodings.count],
    delimiter: delimiters[Int(data[0]) / 16 % delimiters.count],
    limits: DocumentLimits(rows: 200, cellCharacters: 64, columns: 40))
  let bytes = Array(UnsafeBufferPointer(start: data + 2, count: size - 2))
  let whole = Reading(bytes, options)
  options.chunkBytes = 1 + Int(data[1]) % 64
  precondition(Reading(bytes, options).events == whole.events, "pieces change the events")
  whole.checkOrder()
  whole.checkRoundTrip()
  return 0
}

/// All that was read of one input.
private struct Reading {
  var events: [TableEvent] = []
  let rows: Int

  init(_ bytes: [UInt8], _ options: DelimitedOptions) {
    let reader = DelimitedReader(bytes: bytes, options: options)
    do throws(DocumentError) {
      while let event = try reader.nextEvent() { events.append(event) }
    } catch {
      preconditionFailure("bytes in memory cannot be out of reach: \(error)")
    }
    rows = reader.rows
  }

  func checkOrder() {
    var seen: [Int] = []
    var columns: Int?
    for event in events {
      switch event {
      case .header(let names):
        precondition(columns == nil && seen.isEmpty, "a header behind rows")
        columns = names.count
      case .row(let row):
        precondition(row.cells.count == columns, "a row of another width")
        seen.append(row.row)
      case .refused(let row, let faults):
        precondition(!faults.isEmpty, "refused without a fault")
        if row.row > 0 { seen.append(row.row) }
      case .fault(let fault): if fault.row > 0 { seen.append(fault.row) }
      case .warning: break
      }
    }
    precondition(seen == Array(1..<1 + rows), "rows left out or told twice")
  }

  func checkRoundTrip() {
    var table: [[String]] = []
    for event in events {
      switch event {
      case .header(let names): table.append(names)
      case .row(let row): table.append(row.cells)
      case .refused, .fault, .warning: return
      }
    }
    guard let header = table.first else { return }
    let bytes = DelimitedWriter().document(header: header, rows: table.dropFirst())
    let options = DelimitedOptions(encoding: .utf8, delimiter: .comma)
    let back = Reading(bytes, options).events.map { event in
      switch event {
      case .header(let names): names
      case .row(let row): row.cells
      case .refused, .fault, .warning: preconditionFailure("what was read does not read back")
      }
    }
    precondition(
      back.map { $0.map { Array($0.utf8) } } == table.map { $0.map { Array($0.utf8) } },
      "what was written differs")
  }
}
