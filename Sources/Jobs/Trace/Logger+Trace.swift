import Logging

extension Logger {
  /// Lets every line carry the trace of a `traceparent`, so that a collector joins what belongs together;
  /// nothing for what is no trace context.
  mutating func join(_ traceparent: String?) {
    guard let trace = traceparent.flatMap(TraceContext.init) else { return }
    self[metadataKey: "trace_id"] = "\(trace.traceID)"
    self[metadataKey: "parent_span_id"] = "\(trace.spanID)"
  }
}
