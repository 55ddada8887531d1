// swift-tools-version:6.2
import PackageDescription

// Language mode 6, and the rules that a compiler can keep for us. `make lint` keeps the rest.
let house: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "huunghi",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "huunghi", targets: ["huunghi"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: ["JSON"]),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
    ],
    targets: [
        // Pure rooms.
        .target(name: "BorderVocabulary", swiftSettings: house),
        .target(
            name: "Gate",
            dependencies: [
                "BorderVocabulary", "Cryptography", .product(name: "DequeModule", package: "swift-collections"),
            ],
            swiftSettings: house),
        .target(name: "Steering", dependencies: ["BorderVocabulary"], swiftSettings: house),

        .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
        .target(name: "Cryptography", dependencies: ["COpenSSL"], swiftSettings: house),
        .target(name: "TransparencyLog", dependencies: ["Cryptography"], swiftSettings: house),

        // Ports, writers, projections.
        .target(
            name: "Application",
            dependencies: [
                "BorderVocabulary", "Gate", "COpenSSL", "Cryptography", "TransparencyLog",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
            ],
            swiftSettings: house),

        // Programs of the system that are run for one piece of work: workbooks, documents, pages.
        .target(name: "OutsideTools", resources: [.copy("Scripts")], swiftSettings: house),

        // The steering room's own: it knows the gate by what the gate's log says.
        .target(
            name: "SteeringRoom",
            dependencies: [
                "Application", "BorderVocabulary", "Cryptography", "Gate", "OutsideTools", "Steering",
                "TransparencyLog",
                .product(name: "Logging", package: "swift-log"),
            ],
            resources: [.copy("Demo")],
            swiftSettings: house),

        // Adapters; they never import each other.
        .target(
            name: "SQLiteStore",
            dependencies: [
                "Application", "BorderVocabulary", "Cryptography", "Gate",
                .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: house),
        .target(
            name: "SteeringStore",
            dependencies: [
                "Application", "BorderVocabulary", "Cryptography", "Steering", "SteeringRoom",
                .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: house),
        .target(
            name: "TileFolder", dependencies: ["Application", "Cryptography", "TransparencyLog"], swiftSettings: house),
        .target(
            name: "SampleDay",
            dependencies: [
                "Application", "BorderVocabulary", "Cryptography", "Gate",
                .product(name: "SwiftCSV", package: "SwiftCSV"),
            ],
            resources: [.copy("Published")],
            swiftSettings: house),
        .target(
            name: "Web",
            dependencies: [
                "Application", "BorderVocabulary", "Cryptography", "Gate", "TransparencyLog",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            resources: [.copy("Catalogue"), .copy("Templates"), .copy("Assets"), .copy("OpenAPI")],
            swiftSettings: house),

        // Reports in words, in print and as open data.
        .target(
            name: "SteeringReport", dependencies: ["BorderVocabulary", "Cryptography", "OutsideTools", "Steering"],
            resources: [.copy("Formats")], swiftSettings: house),

        // A wing of the web: what the steering room shows.
        .target(
            name: "SteeringWeb",
            dependencies: [
                "Application", "BorderVocabulary", "Cryptography", "Gate", "OutsideTools", "Steering", "SteeringReport",
                "SteeringRoom", "TransparencyLog", "Web",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            resources: [.copy("Catalogue"), .copy("Templates"), .copy("Assets"), .copy("OpenAPI")],
            swiftSettings: house),

        // The composition root.
        .executableTarget(
            name: "huunghi",
            dependencies: [
                "Application", "BorderVocabulary", "Cryptography", "Gate", "SQLiteStore", "SampleDay", "Steering",
                "SteeringReport", "SteeringRoom", "SteeringStore", "SteeringWeb", "TileFolder", "TransparencyLog",
                "Web",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: house),

        // What `make bench` measures with.
        .executableTarget(
            name: "huunghi-bench",
            dependencies: [
                "Application", "BorderVocabulary", "Cryptography", "Gate", "SQLiteStore", "TileFolder",
                "TransparencyLog", "Web",
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            path: "Benchmarks/HuuNghiBench", swiftSettings: house),

        .executableTarget(
            name: "tlog-bench", dependencies: ["Cryptography", "TransparencyLog"], path: "Benchmarks/TLog",
            exclude: ["sumdb", "compare.py"], swiftSettings: house),

        .executableTarget(
            name: "steering-bench",
            dependencies: [
                "Application", "BorderVocabulary", "Gate", "SQLiteStore", "Steering", "SteeringRoom", "SteeringStore",
                .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            path: "Benchmarks/Steering", exclude: ["pages.py"], swiftSettings: house),

        // The specification.
        .testTarget(name: "BorderVocabularyTests", dependencies: ["BorderVocabulary"], swiftSettings: house),
        .testTarget(name: "CryptographyTests", dependencies: ["Cryptography"], swiftSettings: house),
        .testTarget(
            name: "TransparencyLogTests", dependencies: ["Cryptography", "TransparencyLog"], swiftSettings: house),
        .executableTarget(
            name: "tlog-folder", dependencies: ["Cryptography", "TransparencyLog"], path: "Tests/Judges/Folder",
            swiftSettings: house),
        .testTarget(name: "GateTests", dependencies: ["Gate", "BorderVocabulary"], swiftSettings: house),
        .testTarget(name: "SteeringTests", dependencies: ["Steering", "BorderVocabulary"], swiftSettings: house),
        .testTarget(
            name: "SteeringStoreTests",
            dependencies: [
                "Application", "BorderVocabulary", "Gate", "Steering", "SteeringRoom", "SteeringStore",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: house),
        .testTarget(
            name: "ApplicationTests",
            dependencies: [
                "Application", "Cryptography", "Gate", "BorderVocabulary", "SQLiteStore", "Steering", "SteeringRoom",
                "TileFolder", "TransparencyLog",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            resources: [.copy("Golden")],
            swiftSettings: house),
        .testTarget(
            name: "SampleDayTests",
            dependencies: ["SampleDay", "Application", "Gate", "BorderVocabulary"], swiftSettings: house),
        .testTarget(
            name: "SteeringRoomTests", dependencies: ["OutsideTools", "SteeringRoom"],
            resources: [.copy("Workbook/Scripts")], swiftSettings: house),
        .testTarget(
            name: "SteeringReportTests",
            dependencies: ["BorderVocabulary", "OutsideTools", "Steering", "SteeringReport"], swiftSettings: house),
        .testTarget(name: "HouseRulesTests", swiftSettings: house),
    ]
)
