/// A set of permissions for one kind of people.
struct PermissionSetDesign: Codable, Equatable, Sendable {
    /// Whom a set is for.
    enum Kind: String, Codable, Sendable {
        /// Those who work with the records. Made from the design by ``DataModelDesign/refreshPermissions()``.
        case editor
        /// Those who only look. Made from the design as well.
        case reader
        /// A group with fields of its own, such as "HR only": an engine states it.
        case special
    }

    var apiName: String
    /// At most 80 characters.
    var label: String
    /// At most 255 characters.
    var description: String
    var kind: Kind = .editor
    /// Objects that it opens; all records stay subject to sharing.
    var objects: [ObjectAccess] = []
    /// Fields that it opens.
    var fields: [FieldAccess] = []
    var source: Source
}

/// What a permission set allows on the records of an object.
struct ObjectAccess: Codable, Equatable, Sendable {
    var object: String
    var read = true
    var create: Bool
    var edit: Bool
    var delete: Bool
    /// All records whatever their sharing.
    var viewAllRecords = false
    /// All records whatever their sharing.
    var modifyAllRecords = false

    /// Read, or read, create, edit and delete.
    init(object: String, write: Bool) {
        self.object = object
        (create, edit, delete) = (write, write, write)
    }

    /// Whether records can be changed at all.
    var write: Bool { create || edit || delete || modifyAllRecords }
}

/// What a permission set allows on one field.
struct FieldAccess: Codable, Equatable, Sendable {
    var object: String
    var field: String
    var editable: Bool
    /// In special sets: the others may read the field all the same, and only not change it.
    var othersRead = false
}

extension PermissionSetDesign {
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        apiName = try container.decode(String.self, forKey: .apiName)
        label = try container.decode(String.self, forKey: .label)
        description = try container.decode(.description, default: "")
        kind = try container.decode(.kind, default: .editor)
        objects = try container.decode(.objects, default: [])
        fields = try container.decode(.fields, default: [])
        source = try container.decode(.source, default: .unstated)
    }
}

extension ObjectAccess {
    private enum OlderKeys: String, CodingKey { case write }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        // The first version knew read and write only.
        let write = try decoder.container(keyedBy: OlderKeys.self).decode(.write, default: false)
        object = try container.decode(String.self, forKey: .object)
        read = try container.decode(.read, default: true)
        create = try container.decode(.create, default: write)
        edit = try container.decode(.edit, default: write)
        delete = try container.decode(.delete, default: write)
        viewAllRecords = try container.decode(.viewAllRecords, default: false)
        modifyAllRecords = try container.decode(.modifyAllRecords, default: false)
    }
}

extension FieldAccess {
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        object = try container.decode(String.self, forKey: .object)
        field = try container.decode(String.self, forKey: .field)
        editable = try container.decode(.editable, default: false)
        othersRead = try container.decode(.othersRead, default: false)
    }
}
