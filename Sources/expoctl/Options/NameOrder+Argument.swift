public import ArgumentParser
public import Expo

extension NameOrder: ExpressibleByArgument {}
