import ArgumentParser
import Configuration
import Web
import SQLiteStore
import SampleDay
@main struct HuuNghi: ParsableCommand {}
