public import ArgumentParser
public import Expo

extension EditionStatus: ExpressibleByArgument {}
