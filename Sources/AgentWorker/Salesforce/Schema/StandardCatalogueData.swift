/// Standard objects' fields and child relationships, one object a line:
/// `Object|Label|Plural|Field Field…|ChildRelationship…`. After a field's name, `#` marks a number, `@` a date,
/// `?` a checkbox, `!` an address, and `>` the objects a reference points to.
///
/// The names are facts read from the public Salesforce object reference as listed by jsforce 3.10; audit fields are
/// left out. A backslash at a line's end continues the object's line.
enum StandardCatalogueData {
    static let table: StaticString = """
        Account|Account|Accounts|Name Type ParentId>Account BillingStreet BillingCity BillingState BillingPostalCode \
        BillingCountry BillingAddress! ShippingStreet ShippingCity ShippingState ShippingPostalCode ShippingCountry \
        ShippingAddress! Phone Fax Website Industry AnnualRevenue# NumberOfEmployees# Description OwnerId>User \
        AccountSource SicDesc|ChildAccounts Assets ProvidedAssets ServicedAssets Cases Contacts Contracts \
        Entitlements Events Opportunities Orders PartnersFrom PartnersTo ServiceContracts Tasks Users WorkOrders
        Contact|Contact|Contacts|AccountId>Account LastName FirstName Salutation Name OtherStreet OtherCity \
        OtherState OtherPostalCode OtherCountry OtherAddress! MailingStreet MailingCity MailingState \
        MailingPostalCode MailingCountry MailingAddress! Phone Fax MobilePhone HomePhone OtherPhone AssistantPhone \
        ReportsToId>Contact Email Title Department AssistantName LeadSource Birthdate@ Description OwnerId>User \
        HasOptedOutOfEmail? HasOptedOutOfFax? DoNotCall? CanAllowPortalSelfReg? LastCURequestDate@ LastCUUpdateDate@ \
        EmailBouncedReason EmailBouncedDate@ IsEmailBounced? IndividualId>Individual|Assets CampaignMembers Cases \
        ContractsSigned Events OpportunityContactRoles ServiceContracts Tasks Users WorkOrders
        Lead|Lead|Leads|LastName FirstName Salutation Name Title Company Street City State PostalCode Country \
        Address! Phone Email Website Description LeadSource Status Industry Rating AnnualRevenue# NumberOfEmployees# \
        OwnerId>Name IsConverted? ConvertedDate@ ConvertedAccountId>Account ConvertedContactId>Contact \
        ConvertedOpportunityId>Opportunity IsUnreadByOwner? EmailBouncedReason EmailBouncedDate@ \
        IndividualId>Individual|CampaignMembers Events Tasks
        Opportunity|Opportunity|Opportunities|AccountId>Account Name Description StageName Amount# Probability# \
        CloseDate@ Type NextStep LeadSource IsClosed? IsWon? ForecastCategory ForecastCategoryName \
        CampaignId>Campaign HasOpportunityLineItem? Pricebook2Id>Pricebook2 OwnerId>User FiscalQuarter# FiscalYear# \
        Fiscal HasOpenActivity? HasOverdueTask?|Events OpportunityContactRoles OpportunityLineItems Partners Tasks
        OpportunityLineItem|Opportunity Product|Opportunity Products|OpportunityId>Opportunity SortOrder# \
        PricebookEntryId>PricebookEntry Product2Id>Product2 ProductCode Name Quantity# TotalPrice# UnitPrice# \
        ListPrice# ServiceDate@ Description|
        OpportunityContactRole|Opportunity Contact Role|Opportunity Contact Roles|OpportunityId>Opportunity \
        ContactId>Contact Role IsPrimary?|
        Case|Case|Cases|CaseNumber ContactId>Contact AccountId>Account AssetId>Asset ProductId>Product2 \
        EntitlementId>Entitlement SourceId>Name BusinessHoursId>BusinessHours ParentId>Case SuppliedName \
        SuppliedEmail SuppliedPhone SuppliedCompany Type Status Reason Origin IsVisibleInSelfService? Subject \
        Priority Description IsClosed? ClosedDate@ IsEscalated? HasCommentsUnreadByOwner? HasSelfServiceComments? \
        OwnerId>Name IsClosedOnCreate? IsSelfServiceClosed? SlaStartDate@ SlaExitDate@ IsStopped? StopStartDate@ \
        ContactPhone ContactMobile ContactEmail ContactFax Comments MilestoneStatus|Cases CaseComments Events Tasks \
        WorkOrders
        CaseComment|Case Comment|Case Comments|ParentId>Case IsPublished? CommentBody|
        Campaign|Campaign|Campaigns|Name ParentId>Campaign Type Status StartDate@ EndDate@ ExpectedRevenue# \
        BudgetedCost# ActualCost# ExpectedResponse# NumberSent# IsActive? Description NumberOfLeads# \
        NumberOfConvertedLeads# NumberOfContacts# NumberOfResponses# NumberOfOpportunities# NumberOfWonOpportunities# \
        AmountAllOpportunities# AmountWonOpportunities# OwnerId>User \
        CampaignMemberRecordTypeId>RecordType|ChildCampaigns CampaignMembers Events Opportunities Tasks
        CampaignMember|Campaign Member|Campaign Members|CampaignId>Campaign LeadId>Lead ContactId>Contact Status \
        HasResponded? FirstRespondedDate@ Salutation Name FirstName LastName Title Street City State PostalCode \
        Country Email Phone Fax MobilePhone Description DoNotCall? HasOptedOutOfEmail? HasOptedOutOfFax? LeadSource \
        CompanyOrAccount Type LeadOrContactId LeadOrContactOwnerId>Name|
        Product2|Product|Products|Name ProductCode Description IsActive? Family ExternalDataSourceId ExternalId \
        DisplayUrl QuantityUnitOfMeasure IsArchived? StockKeepingUnit|Assets Cases ContractLineItems Events \
        PricebookEntries Tasks WorkOrderLineItems
        Pricebook2|Price Book|Price Books|Name IsActive? IsArchived? Description IsStandard?|Opportunities Orders \
        PricebookEntries ServiceContracts WorkOrders
        PricebookEntry|Price Book Entry|Price Book Entries|Name Pricebook2Id>Pricebook2 Product2Id>Product2 \
        UnitPrice# IsActive? UseStandardPrice? ProductCode|ContractLineItems OpportunityLineItems OrderItems \
        WorkOrderLineItems
        Asset|Asset|Assets|ContactId>Contact AccountId>Account ParentId>Asset RootAssetId>Asset Product2Id>Product2 \
        ProductCode IsCompetitorProduct? Name SerialNumber InstallDate@ PurchaseDate@ UsageEndDate@ Status Price# \
        Quantity# Description OwnerId>User AssetProvidedById>Account AssetServicedById>Account IsInternal? \
        AssetLevel# StockKeepingUnit|ChildAssets Cases ContractLineItems Entitlements Events Tasks WorkOrders \
        WorkOrderLineItems
        Contract|Contract|Contracts|AccountId>Account OwnerExpirationNotice StartDate@ EndDate@ BillingStreet \
        BillingCity BillingState BillingPostalCode BillingCountry BillingAddress! ShippingStreet ShippingCity \
        ShippingState ShippingPostalCode ShippingCountry ShippingAddress! ContractTerm# OwnerId>User Status \
        CompanySignedId>User CompanySignedDate@ CustomerSignedId>Contact CustomerSignedTitle CustomerSignedDate@ \
        SpecialTerms ActivatedById>User ActivatedDate@ StatusCode Description ContractNumber LastApprovedDate@|Events \
        Orders Tasks
        Order|Order|Orders|OwnerId>Name ContractId>Contract AccountId>Account Pricebook2Id>Pricebook2 \
        OriginalOrderId>Order EffectiveDate@ EndDate@ IsReductionOrder? Status Description \
        CustomerAuthorizedById>Contact CompanyAuthorizedById>User Type BillingStreet BillingCity BillingState \
        BillingPostalCode BillingCountry BillingAddress! ShippingStreet ShippingCity ShippingState ShippingPostalCode \
        ShippingCountry ShippingAddress! ActivatedDate@ ActivatedById>User StatusCode OrderNumber TotalAmount#|Events \
        Orders OrderItems Tasks WorkOrderLineItems
        OrderItem|Order Product|Order Products|Product2Id>Product2 OrderId>Order PricebookEntryId>PricebookEntry \
        OriginalOrderItemId>OrderItem AvailableQuantity# Quantity# UnitPrice# ListPrice# TotalPrice# ServiceDate@ \
        EndDate@ Description OrderItemNumber|ChildOrderItems
        Task|Task|Tasks|WhoId>Name WhatId>Name Subject ActivityDate@ Status Priority IsHighPriority? OwnerId>User \
        Description AccountId>Account IsClosed? IsArchived? CallDurationInSeconds# CallType CallDisposition \
        CallObject ReminderDateTime@ IsReminderSet? RecurrenceActivityId IsRecurrence? RecurrenceStartDateOnly@ \
        RecurrenceEndDateOnly@ RecurrenceTimeZoneSidKey RecurrenceType RecurrenceInterval# RecurrenceDayOfWeekMask# \
        RecurrenceDayOfMonth# RecurrenceInstance RecurrenceMonthOfYear RecurrenceRegeneratedType \
        TaskSubtype|RecurringTasks
        Event|Event|Events|WhoId>Name WhatId>Name Subject Location IsAllDayEvent? ActivityDateTime@ ActivityDate@ \
        DurationInMinutes# StartDateTime@ EndDateTime@ Description AccountId>Account OwnerId>User IsPrivate? ShowAs \
        IsChild? IsGroupEvent? GroupEventType IsArchived? RecurrenceActivityId IsRecurrence? RecurrenceStartDateTime@ \
        RecurrenceEndDateOnly@ RecurrenceTimeZoneSidKey RecurrenceType RecurrenceInterval# RecurrenceDayOfWeekMask# \
        RecurrenceDayOfMonth# RecurrenceInstance RecurrenceMonthOfYear ReminderDateTime@ IsReminderSet? \
        EventSubtype|RecurringEvents
        User|User|Users|Username LastName FirstName Name CompanyName Division Department Title Street City State \
        PostalCode Country Address! Email EmailPreferencesAutoBcc? EmailPreferencesAutoBccStayInTouch? \
        EmailPreferencesStayInTouchReminder? SenderEmail SenderName Signature StayInTouchSubject StayInTouchSignature \
        StayInTouchNote Phone Fax MobilePhone Alias CommunityNickname BadgeText IsActive? TimeZoneSidKey \
        UserRoleId>UserRole LocaleSidKey ReceivesInfoEmails? ReceivesAdminInfoEmails? EmailEncodingKey \
        ProfileId>Profile UserType LanguageLocaleKey EmployeeNumber DelegatedApproverId ManagerId>User LastLoginDate@ \
        LastPasswordChangeDate@ OfflineTrialExpirationDate@ OfflinePdaTrialExpirationDate@ ForecastEnabled? \
        ContactId>Contact AccountId>Account CallCenterId Extension PortalRole IsPortalEnabled? \
        IsPortalSelfRegistered? FederationIdentifier AboutMe FullPhotoUrl SmallPhotoUrl IsExtIndicatorVisible? \
        OutOfOfficeMessage MediumPhotoUrl DigestFrequency DefaultGroupNotificationFrequency BannerPhotoUrl \
        SmallBannerPhotoUrl MediumBannerPhotoUrl IsProfilePhotoActive? IndividualId>Individual|ContractsSigned \
        DelegatedUsers ManagedUsers
        Group|Group|Groups|Name DeveloperName RelatedId>Name Type Email OwnerId>Name DoesSendEmailToMembers? \
        DoesIncludeBosses?|DelegatedUsers
        Profile|Profile|Profiles|Name UserLicenseId>UserLicense UserType Description|Users
        PermissionSet|Permission Set|Permission Sets|Name Label LicenseId>Name ProfileId>Profile IsOwnedByProfile? \
        IsCustom? Description NamespacePrefix HasActivationRequired?|
        RecordType|Record Type|Record Types|Name DeveloperName NamespacePrefix Description BusinessProcessId \
        SobjectType IsActive?|
        ContentVersion|Content Version|Content Versions|ContentDocumentId>ContentDocument IsLatest? ContentUrl \
        ContentBodyId>ContentBody VersionNumber Title Description ReasonForChange SharingOption SharingPrivacy \
        PathOnClient RatingCount# ContentModifiedDate@ ContentModifiedById>User PositiveRatingCount# \
        NegativeRatingCount# FeaturedContentBoost# FeaturedContentDate@ OwnerId>User TagCsv FileType PublishStatus \
        VersionData ContentSize# FileExtension FirstPublishLocationId>Name Origin ContentLocation TextPreview \
        ExternalDocumentInfo1 ExternalDocumentInfo2 ExternalDataSourceId>ExternalDataSource Checksum IsMajorVersion? \
        IsAssetEnabled?|
        ContentDocument|Content Document|Content Documents|IsArchived? ArchivedById ArchivedDate@ OwnerId>User Title \
        PublishStatus LatestPublishedVersionId>ContentVersion ParentId Description ContentSize# FileType \
        FileExtension SharingOption SharingPrivacy ContentModifiedDate@ ContentAssetId>ContentAsset|ContentVersions
        Individual|Individual|Individuals|OwnerId>User LastName FirstName Salutation Name HasOptedOutTracking? \
        HasOptedOutProfiling? HasOptedOutProcessing? HasOptedOutSolicit? ShouldForget? SendIndividualData? \
        CanStorePiiElsewhere? HasOptedOutGeoTracking? BirthDate@ IndividualsAge|Contacts Leads
        Solution|Solution|Solutions|SolutionNumber SolutionName IsPublished? IsPublishedInPublicKb? Status \
        IsReviewed? SolutionNote OwnerId>User TimesUsed# IsHtml?|Events Tasks
        Entitlement|Entitlement|Entitlements|Name AccountId>Account Type ServiceContractId>ServiceContract \
        ContractLineItemId>ContractLineItem AssetId>Asset StartDate@ EndDate@ SlaProcessId>SlaProcess \
        BusinessHoursId>BusinessHours IsPerIncident? CasesPerEntitlement# RemainingCases# Status|Cases Events Tasks \
        WorkOrders
        ServiceContract|Service Contract|Service Contracts|OwnerId>Name Name AccountId>Account ContactId>Contact \
        Term# StartDate@ EndDate@ ActivationDate@ ApprovalStatus Description BillingStreet BillingCity BillingState \
        BillingPostalCode BillingCountry BillingAddress! ShippingStreet ShippingCity ShippingState ShippingPostalCode \
        ShippingCountry ShippingAddress! Pricebook2Id>Pricebook2 ShippingHandling# Tax# Subtotal# TotalPrice# \
        LineItemCount# ContractNumber SpecialTerms Discount# GrandTotal# Status \
        ParentServiceContractId>ServiceContract RootServiceContractId>ServiceContract|ContractLineItems Entitlements \
        Events ChildServiceContracts DescendantServiceContracts Tasks WorkOrders
        ContractLineItem|Contract Line Item|Contract Line Items|LineItemNumber ServiceContractId>ServiceContract \
        Product2Id>Product2 AssetId>Asset StartDate@ EndDate@ Description PricebookEntryId>PricebookEntry Quantity# \
        UnitPrice# Discount# ListPrice# Subtotal# TotalPrice# Status ParentContractLineItemId>ContractLineItem \
        RootContractLineItemId>ContractLineItem|ChildContractLineItems DescendantContractLineItems Entitlements \
        Events Tasks
        WorkOrder|Work Order|Work Orders|OwnerId>Name WorkOrderNumber AccountId>Account ContactId>Contact CaseId>Case \
        EntitlementId>Entitlement ServiceContractId>ServiceContract AssetId>Asset Street City State PostalCode \
        Country Address! Description StartDate@ EndDate@ Subject RootWorkOrderId>WorkOrder Status Priority Tax# \
        Subtotal# TotalPrice# LineItemCount# Pricebook2Id>Pricebook2 Discount# GrandTotal# \
        ParentWorkOrderId>WorkOrder IsClosed? IsStopped? StopStartDate@ SlaStartDate@ SlaExitDate@ \
        BusinessHoursId>BusinessHours MilestoneStatus Duration# DurationType DurationInMinutes# \
        ServiceAppointmentCount# StatusCategory|Events Tasks ChildWorkOrders DescendantWorkOrders WorkOrderLineItems
        WorkOrderLineItem|Work Order Line Item|Work Order Line Items|LineItemNumber WorkOrderId>WorkOrder \
        ParentWorkOrderLineItemId>WorkOrderLineItem Product2Id>Product2 AssetId>Asset OrderId>Order \
        RootWorkOrderLineItemId>WorkOrderLineItem Description StartDate@ EndDate@ Status \
        PricebookEntryId>PricebookEntry Quantity# UnitPrice# Discount# ListPrice# Subtotal# TotalPrice# Duration# \
        DurationType DurationInMinutes# Street City State PostalCode Country Address! Subject StatusCategory \
        IsClosed? Priority ServiceAppointmentCount#|Events Tasks ChildWorkOrderLineItems DescendantWorkOrderLineItems
        Idea|Idea|Ideas|Title CommunityId>Community Body NumComments# VoteScore# VoteTotal# Categories Status \
        LastCommentDate@ LastCommentId>IdeaComment ParentIdeaId>Idea IsHtml? IsMerged? CreatorFullPhotoUrl \
        CreatorSmallPhotoUrl CreatorName|
        Partner|Partner|Partners|OpportunityId>Opportunity AccountFromId>Account AccountToId>Account Role IsPrimary? \
        ReversePartnerId|
        BusinessHours|Business Hours|Business Hours|Name IsActive? IsDefault? SundayStartTime SundayEndTime \
        MondayStartTime MondayEndTime TuesdayStartTime TuesdayEndTime WednesdayStartTime WednesdayEndTime \
        ThursdayStartTime ThursdayEndTime FridayStartTime FridayEndTime SaturdayStartTime SaturdayEndTime \
        TimeZoneSidKey|Cases Entitlements WorkOrders
        Holiday|Holiday|Holidays|Name Description IsAllDay? ActivityDate@ StartTimeInMinutes# EndTimeInMinutes# \
        IsRecurrence? RecurrenceStartDate@ RecurrenceEndDateOnly@ RecurrenceType RecurrenceInterval# \
        RecurrenceDayOfWeekMask# RecurrenceDayOfMonth# RecurrenceInstance RecurrenceMonthOfYear|
        Knowledge__kav|Knowledge Article|Knowledge Articles|KnowledgeArticleId OwnerId>Name ValidationStatus PublishStatus \
        VersionNumber# IsLatestVersion? IsVisibleInApp? IsVisibleInPkb? IsVisibleInCsp? IsVisibleInPrm? Language \
        Title UrlName ArchivedDate@ ArchivedById>User Summary ArticleNumber FirstPublishedDate@ LastPublishedDate@ \
        ArticleArchivedById>User ArticleArchivedDate@ ArticleCaseAttachCount# ArticleCreatedById>User \
        ArticleCreatedDate@ ArticleMasterLanguage ArticleTotalViewCount# SourceId ArticleType AssignedToId>Name \
        AssignedById>User AssignmentDate@ AssignmentDueDate@ AssignmentNote MigratedToFromArticleVersion|
        """
}
