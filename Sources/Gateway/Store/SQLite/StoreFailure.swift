import GRDB

/// What an error of SQLite means for the operator and for what is tried next.
struct StoreFailure: Sendable, Equatable {
    var code: StoreError.Code
    /// A sentence without paths or users' data.
    var reason: String
    /// The statement itself is refused: trying it again gives the same.
    var isPermanent: Bool

    init(_ error: any Error) {
        guard let error = error as? DatabaseError else {
            let isClosed = (error as? StoreError)?.code == .closed
            self.init(
                code: isClosed ? .closed : .failed,
                reason: (error as? StoreError)?.message ?? "The store failed: \(type(of: error)).")
            return
        }
        let number = error.extendedResultCode.rawValue
        switch error.resultCode {
        case .SQLITE_FULL:
            self.init(code: .full, reason: "There is no space left for the store.")
        case .SQLITE_IOERR:
            self.init(reason: "The store's disk fails with an input/output error (SQLite code \(number)).")
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN, .SQLITE_AUTH:
            self.init(reason: "The store's files cannot be written (SQLite code \(number)).")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            self.init(reason: "The store's database is damaged (SQLite code \(number)).")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(reason: "Another program holds the store's database locked.")
        case .SQLITE_NOMEM:
            self.init(reason: "There is no memory left for the store.")
        case .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_TOOBIG, .SQLITE_RANGE:
            self.init(reason: "The store refuses the write (SQLite code \(number)).", isPermanent: true)
        default:
            self.init(reason: "The store fails with SQLite code \(number).")
        }
    }

    private init(code: StoreError.Code = .failed, reason: String, isPermanent: Bool = false) {
        self.code = code
        self.reason = reason
        self.isPermanent = isPermanent
    }

    var storeError: StoreError { StoreError(code: self.code, message: self.reason) }
}
