public import ArgumentParser
public import Documents

extension TextEncoding: ExpressibleByArgument {
  /// Reads the name as people write it: `cp1251`, `UTF-8`, `gbk`.
  public init?(argument: String) { self.init(name: argument) }
}
