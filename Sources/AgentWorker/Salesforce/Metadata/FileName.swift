/// Names inside file names and record types: the platform writes characters with a meaning in URLs as `%2F`.
enum FileName {
    static func encoded(_ name: String) -> String {
        var encoded = ""
        for scalar in name.unicodeScalars {
            if scalar.value < 0x20 || scalar.value < 0x80 && reserved.contains(UInt8(scalar.value)) {
                encoded += "%" + hex[Int(scalar.value >> 4)] + hex[Int(scalar.value & 15)]
            } else {
                encoded.unicodeScalars.append(scalar)
            }
        }
        return encoded
    }

    private static let reserved: Set<UInt8> = Set("%/\\:*?\"<>|&'()[]+,;=#!.$".utf8)
    private static let hex = "0123456789ABCDEF".map(String.init)
}
