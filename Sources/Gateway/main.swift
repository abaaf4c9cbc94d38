import NIOCore
import NIOPosix
import NIOHTTP1
import NIOWebSocket
import Hummingbird
import HummingbirdCore
import GRDB
import Logging
import ArgumentParser
import Configuration
print("hi")
