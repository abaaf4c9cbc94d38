// swift-tools-version: 6.3
import PackageDescription

/// One set of flags for every Swift target.
let swiftSettings: [SwiftSetting] = [
    // SE-0335: `any` is written out, so that the cost of an existential is visible.
    .enableUpcomingFeature("ExistentialAny"),
    // SE-0444: a member is visible only where its module is imported.
    .enableUpcomingFeature("MemberImportVisibility"),
    // SE-0409: an import is internal unless the API shows it.
    .enableUpcomingFeature("InternalImportsByDefault"),
    // SE-0480: a warning fails the build.
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "roundhouse",
    products: [
        .executable(name: "roundhouse", targets: ["Gateway"]),
        .executable(name: "roundhouse-worker", targets: ["AgentWorker"]),
        // What `make chaos` runs; it is not installed.
        .executable(name: "roundhouse-chaos", targets: ["Chaos"]),
        // For conformance suites; it is not installed.
        .executable(name: "websocket-echo", targets: ["WebSocketEcho"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.35.0"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.0"),
        .package(
            url: "https://github.com/apple/swift-configuration.git", from: "1.4.0",
            traits: ["YAML"]),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.0"),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
        .package(url: "https://github.com/apple/swift-metrics.git", from: "2.13.0"),
    ],
    targets: [
        .target(name: "Shared", swiftSettings: swiftSettings),
        .target(name: "CEpoll"),
        .target(name: "CProcess"),
        .target(name: "CWebAssets"),
        .systemLibrary(name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CLZ4", pkgConfig: "liblz4", providers: [.apt(["liblz4-dev"])]),
        .target(name: "StoreFormat", dependencies: ["CLZ4"], swiftSettings: swiftSettings),
        .target(
            name: "WebSocketTransport",
            dependencies: [
                "CZlib",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            swiftSettings: swiftSettings),
        .executableTarget(
            name: "Gateway",
            dependencies: [
                "Shared", "StoreFormat", "WebSocketTransport", "CEpoll", "CProcess", "CSystemd", "CWebAssets",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOFoundationCompat", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOWebSocket", package: "swift-nio"),
                .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
            ],
            exclude: ["Web/assets"],
            swiftSettings: swiftSettings),
        .executableTarget(
            name: "AgentWorker",
            dependencies: [
                "Shared", "CProcess", "CZlib",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: swiftSettings),
        .executableTarget(
            name: "WebSocketEcho",
            dependencies: [
                "WebSocketTransport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            path: "Tests/Conformance/EchoServer",
            swiftSettings: swiftSettings),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: swiftSettings),
        .testTarget(name: "SharedTests", dependencies: ["Shared", "TestSupport"], swiftSettings: swiftSettings),
        .testTarget(
            name: "WebSocketTransportTests",
            dependencies: [
                "WebSocketTransport", "CZlib", "TestSupport",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOWebSocket", package: "swift-nio"),
            ],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "GatewayTests",
            dependencies: [
                "Gateway", "StoreFormat", "WebSocketTransport", "Shared", "TestSupport", "CProcess",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOWebSocket", package: "swift-nio"),
                .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
                .product(name: "NIOTestUtils", package: "swift-nio"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
            ],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "AgentWorkerTests",
            dependencies: ["AgentWorker", "Shared", "CProcess", "CZlib", "TestSupport"],
            exclude: [
                "Cases/requirements.json", "Cases/further.json", "Cases/unseen.json", "Cases/fresh.json",
                "Cases/study.json", "Cases/held.json", "Cases/blind.json", "Cases/blind2.json", "Cases/blind3.json",
                "Cases/blind4.json", "Cases/blind5.json", "Cases/blind6.json", "Cases/blind7.json",
                "Cases/blind8.json", "Cases/blind9.json", "Cases/blind10.json", "Cases/blind11.json",
                "Cases/blind12.json", "Cases/blind13.json", "Cases/long.json", "Cases/long-blind.json",
                "Cases/short.json", "Cases/short-blind.json", "Cases/short2.json", "Cases/short3.json",
                "Cases/short4.json", "Cases/short5.json",
            ],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "IntegrationTests",
            dependencies: ["Shared", "TestSupport", "Gateway", "AgentWorker", "WebSocketEcho", "CProcess", "CZlib"],
            exclude: ["Workers"],
            swiftSettings: swiftSettings),
        .executableTarget(
            name: "Chaos",
            dependencies: ["StoreFormat", "TestSupport", .product(name: "GRDB", package: "GRDB.swift")],
            path: "Tests/Chaos/Program",
            exclude: ["worker.py"],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "ChaosTests",
            dependencies: ["Chaos", "TestSupport", "Gateway", "AgentWorker"],
            path: "Tests/Chaos/Tests",
            swiftSettings: swiftSettings),
    ],
    swiftLanguageModes: [.v6]
)
