extension DesignRepair {
    private typealias Path = WritableKeyPath<DataModelDesign, FieldDesign>

    mutating func repairField(_ field: Int, of object: Int) {
        let old = design.objects[object].fields[field]
        let element = "\(design.objects[object].apiName).\(old.apiName)"
        let path: Path = \.objects[object].fields[field]
        repairSizes(of: old, path, element)
        repairFlags(of: old, path, element)
        if old.required, old.type == .longTextArea || old.type == .html { requireByRule(old, path, of: object) }
        repairPicklist(of: old, path, element)
        repairDelete(of: old, path, element)
        set(
            path.appending(path: \.description), Self.cut(old.description, 1000), .fieldDescription, element,
            "Shortened the description")
        set(
            path.appending(path: \.helpText), Self.cut(old.helpText, 510), .fieldHelpText, element,
            "Shortened the help text")
    }

    /// Drops the sizes that the type does not have, and gives it those it needs.
    private mutating func repairSizes(of field: FieldDesign, _ path: Path, _ element: String) {
        let usual = FieldDesign.plain(field.label, field.type, source: field.source)
        let isFormula = field.formula != nil
        let length = path.appending(path: \.length)
        switch field.type {
        case .text where !isFormula:
            if field.length == nil { set(length, usual.length, .fieldTextLength, element, "Gave it 255 characters") }
        case .longTextArea, .html:
            if field.length == nil {
                set(length, usual.length, .fieldLongTextLength, element, "Gave it 32,768 characters")
            }
        default: set(length, nil, .fieldLengthNotAllowed, element, "Dropped the length")
        }
        let lines = path.appending(path: \.visibleLines)
        if let range = FieldRules.visibleLines[field.type] {
            let wanted = min(
                max(field.visibleLines ?? (field.type == .html ? 25 : 4), range.lowerBound), range.upperBound)
            set(lines, wanted, .fieldVisibleLines, element, "Gave it \(wanted) lines")
        } else {
            set(lines, nil, .fieldVisibleLinesNotAllowed, element, "Dropped the visible lines")
        }
        if field.type.isNumeric {
            let scale = field.scale ?? min(usual.scale ?? 0, field.precision ?? 18)
            set(path.appending(path: \.scale), scale, .fieldScale, element, "Gave it \(scale) digits after the point")
            if field.precision == nil {
                set(path.appending(path: \.precision), 18, .fieldPrecision, element, "Gave it 18 digits")
            }
        } else {
            set(path.appending(path: \.precision), nil, .fieldPrecisionNotAllowed, element, "Dropped the precision")
            set(path.appending(path: \.scale), nil, .fieldPrecisionNotAllowed, element, "Dropped the scale")
        }
        if field.type != .autoNumber {
            set(
                path.appending(path: \.displayFormat), nil, .fieldDisplayFormatNotAllowed, element,
                "Dropped the display format")
        }
    }

    private mutating func repairFlags(of field: FieldDesign, _ path: Path, _ element: String) {
        let value = path.appending(path: \.defaultValue)
        if field.type == .checkbox, field.formula == nil {
            if field.defaultValue != "true" {
                set(value, "false", .fieldCheckboxDefault, element, "It is not ticked by default")
            }
        } else if field.formula != nil || field.type == .summary || field.type == .autoNumber {
            set(value, nil, .fieldDefaultNotAllowed, element, "Dropped the default")
        }
        if field.isComputed || field.type == .masterDetail || field.type == .checkbox {
            set(
                path.appending(path: \.required), false, .fieldRequiredNotAllowed, element,
                "Dropped the requirement: it always has a value")
        }
        if field.formula != nil || field.type == .summary {
            set(path.appending(path: \.unique), false, .fieldUniqueNotAllowed, element, "Dropped the uniqueness")
            set(
                path.appending(path: \.externalId), false, .fieldExternalIdNotAllowed, element,
                "Dropped the external id")
        }
        if field.type != .lookup, field.type != .masterDetail {
            set(
                path.appending(path: \.relationship), nil, .fieldRelationshipNotAllowed, element,
                "Dropped the relationship")
        }
        if field.type != .summary {
            set(path.appending(path: \.summary), nil, .fieldSummaryNotAllowed, element, "Dropped the roll-up")
        }
    }

    /// Long texts have no "required" of their own: a validation rule asks for them.
    private mutating func requireByRule(_ field: FieldDesign, _ path: Path, of object: Int) {
        let formula = "ISBLANK(\(field.apiName))"
        set(
            path.appending(path: \.required), false, .fieldRequiredNotAllowed,
            "\(design.objects[object].apiName).\(field.apiName)", "A validation rule asks for it instead")
        guard !design.objects[object].validationRules.contains(where: { $0.formula == formula }) else { return }
        design.objects[object].validationRules.append(
            ValidationRuleDesign(
                name: ApiName.developer("\(field.label) Required"), formula: formula,
                message: "\(field.label) is required.", errorField: field.apiName, source: field.source))
    }

    private mutating func repairPicklist(of field: FieldDesign, _ path: Path, _ element: String) {
        guard var picklist = field.picklist else { return }
        guard field.type == .picklist || field.type == .multiselectPicklist else {
            return set(path.appending(path: \.picklist), nil, .fieldValuesNotAllowed, element, "Dropped the values")
        }
        var seen: Set<String> = []
        picklist.values.removeAll { !seen.insert($0.lowercased()).inserted }
        set(path.appending(path: \.picklist), picklist, .fieldDuplicateValues, element, "Dropped the repeated values")
        if let value = picklist.defaultValue, picklist.valueSet == nil, !picklist.values.contains(value) {
            picklist.defaultValue = picklist.values.first { $0.lowercased() == value.lowercased() }
            set(
                path.appending(path: \.picklist), picklist, .fieldUnknownDefault, element, "Dropped the unknown default"
            )
        }
    }

    private mutating func repairDelete(of field: FieldDesign, _ path: Path, _ element: String) {
        guard var relationship = design[keyPath: path].relationship else { return }
        let whole = path.appending(path: \.relationship)
        if field.type == .masterDetail {
            relationship.deleteConstraint = nil
            set(whole, relationship, .relationshipMasterDeleteConstraint, element, "Dropped the delete constraint")
            return
        }
        relationship.order = nil
        relationship.reparentable = false
        set(whole, relationship, .relationshipLookupAttributes, element, "Dropped what only master-details have")
        if relationship.deleteConstraint == nil {
            relationship.deleteConstraint = field.required ? .restrict : .setNull
            set(whole, relationship, .relationshipDeleteConstraint, element, "Set what deleting the parent does")
        } else if field.required, relationship.deleteConstraint == .setNull {
            relationship.deleteConstraint = .restrict
            set(whole, relationship, .relationshipRequiredSetNull, element, "The parent cannot be deleted now")
        }
    }
}
