/// What the product calls itself on the wire and on the command line.
public enum ProductVersion {
    public static let name = "Roundhouse"
    public static let version = "0.1.0"
    /// Version of the client and of the worker protocol.
    public static let wireProtocol = 1
}
