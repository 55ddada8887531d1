import Hummingbird
import Mustache
import NIOHTTPCompression
import SwiftCSV
enum WebPlaceholder {}
