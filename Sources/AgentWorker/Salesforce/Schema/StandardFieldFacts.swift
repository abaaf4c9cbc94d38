/// What the catalogue's table of names does not say: types, lengths, labels and the values of standard picklists. One
/// field a line: `Object|Field|type length|Label|Value;Value…`; an empty label is made of the field's name.
///
/// Types, lengths and labels are facts of the Object Reference for the Salesforce Platform; the values are those that
/// the Metadata API Developer Guide's "StandardValueSet" types have in a new Developer Edition org. An org can have
/// changed its values, so they are offered and never taken as complete.
enum StandardFieldFacts {
    static let table: StaticString = """
        Account|Name|text 255|Account Name|
        Account|Type|picklist|Type|Prospect;Customer - Direct;Customer - Channel;Channel Partner / Reseller;Installation Partner;Technology Partner;Other
        Account|Industry|picklist|Industry|Agriculture;Apparel;Banking;Biotechnology;Chemicals;Communications;Construction;Consulting;Education;Electronics;Energy;Engineering;Entertainment;Environmental;Finance;Food & Beverage;Government;Healthcare;Hospitality;Insurance;Machinery;Manufacturing;Media;Not For Profit;Other;Recreation;Retail;Shipping;Technology;Telecommunications;Transportation;Utilities
        Account|AccountSource|picklist|Account Source|Web;Phone Inquiry;Partner Referral;Purchased List;Other
        Account|ParentId|reference|Parent Account|
        Account|Phone|phone 40|Account Phone|
        Account|Fax|phone 40|Account Fax|
        Account|Website|url 255|Website|
        Account|AnnualRevenue|currency 18|Annual Revenue|
        Account|NumberOfEmployees|number 8|Employees|
        Account|Description|longText 32000|Account Description|
        Account|SicDesc|text 80|SIC Description|
        Account|BillingStreet|text 255||
        Account|BillingCity|text 40||
        Account|BillingState|text 80|Billing State/Province|
        Account|BillingPostalCode|text 20|Billing Zip/Postal Code|
        Account|BillingCountry|text 80||
        Account|OwnerId|reference|Account Owner|
        Contact|Name|text 121|Full Name|
        Contact|FirstName|text 40|First Name|
        Contact|LastName|text 80|Last Name|
        Contact|Salutation|picklist|Salutation|Mr.;Ms.;Mrs.;Dr.;Prof.;Mx.
        Contact|AccountId|reference|Account Name|
        Contact|ReportsToId|reference|Reports To|
        Contact|Email|email 80|Email|
        Contact|Phone|phone 40|Business Phone|
        Contact|MobilePhone|phone 40|Mobile Phone|
        Contact|HomePhone|phone 40|Home Phone|
        Contact|OtherPhone|phone 40|Other Phone|
        Contact|AssistantPhone|phone 40|Asst. Phone|
        Contact|AssistantName|text 40|Assistant's Name|
        Contact|Title|text 128|Title|
        Contact|Department|text 80|Department|
        Contact|Birthdate|date|Birthdate|
        Contact|LeadSource|picklist|Lead Source|Web;Phone Inquiry;Partner Referral;Purchased List;Other
        Contact|Description|longText 32000|Contact Description|
        Contact|OwnerId|reference|Contact Owner|
        Lead|FirstName|text 40|First Name|
        Lead|LastName|text 80|Last Name|
        Lead|Company|text 255|Company|
        Lead|Title|text 128|Title|
        Lead|Email|email 80|Email|
        Lead|Phone|phone 40|Phone|
        Lead|Website|url 255|Website|
        Lead|Status|picklist|Lead Status|Open - Not Contacted;Working - Contacted;Closed - Converted;Closed - Not Converted
        Lead|LeadSource|picklist|Lead Source|Web;Phone Inquiry;Partner Referral;Purchased List;Other
        Lead|Rating|picklist|Rating|Hot;Warm;Cold
        Lead|Industry|picklist|Industry|
        Lead|AnnualRevenue|currency 18|Annual Revenue|
        Lead|NumberOfEmployees|number 8|No. of Employees|
        Lead|Description|longText 32000|Description|
        Lead|OwnerId|reference|Lead Owner|
        Opportunity|Name|text 120|Opportunity Name|
        Opportunity|AccountId|reference|Account Name|
        Opportunity|StageName|picklist|Stage|Prospecting;Qualification;Needs Analysis;Value Proposition;Id. Decision Makers;Perception Analysis;Proposal/Price Quote;Negotiation/Review;Closed Won;Closed Lost
        Opportunity|Amount|currency 18|Amount|
        Opportunity|Probability|percent 3|Probability (%)|
        Opportunity|CloseDate|date|Close Date|
        Opportunity|Type|picklist|Opportunity Type|Existing Customer - Upgrade;Existing Customer - Replacement;Existing Customer - Downgrade;New Customer
        Opportunity|NextStep|text 255|Next Step|
        Opportunity|LeadSource|picklist|Lead Source|Web;Phone Inquiry;Partner Referral;Purchased List;Other
        Opportunity|ForecastCategoryName|picklist|Forecast Category|Omitted;Pipeline;Best Case;Commit;Closed
        Opportunity|Description|longText 32000|Description|
        Opportunity|CampaignId|reference|Primary Campaign Source|
        Opportunity|OwnerId|reference|Opportunity Owner|
        OpportunityContactRole|Role|picklist|Role|Business User;Decision Maker;Economic Buyer;Economic Decision Maker;Evaluator;Executive Sponsor;Influencer;Technical Buyer;Other
        OpportunityLineItem|Quantity|number 12|Quantity|
        OpportunityLineItem|UnitPrice|currency 18|Sales Price|
        OpportunityLineItem|ListPrice|currency 18|List Price|
        OpportunityLineItem|TotalPrice|currency 18|Total Price|
        OpportunityLineItem|ServiceDate|date|Date|
        Case|CaseNumber|text 30|Case Number|
        Case|Status|picklist|Status|New;Working;Escalated;Closed
        Case|Priority|picklist|Priority|High;Medium;Low
        Case|Origin|picklist|Case Origin|Phone;Email;Web
        Case|Type|picklist|Case Type|Mechanical;Electrical;Electronic;Structural;Other
        Case|Reason|picklist|Case Reason|Installation;Equipment Complexity;Performance;Breakdown;Equipment Design;Feedback;Other
        Case|Subject|text 255|Subject|
        Case|Description|longText 32000|Description|
        Case|Comments|longText 4000|Internal Comments|
        Case|ContactId|reference|Contact Name|
        Case|AccountId|reference|Account Name|
        Case|ParentId|reference|Parent Case|
        Case|SuppliedEmail|email 80|Web Email|
        Case|SuppliedName|text 80|Web Name|
        Case|SuppliedPhone|phone 40|Web Phone|
        Case|SuppliedCompany|text 80|Web Company|
        Case|ClosedDate|dateTime|Date/Time Closed|
        Case|OwnerId|reference|Case Owner|
        CaseComment|CommentBody|longText 4000|Body|
        Campaign|Name|text 80|Campaign Name|
        Campaign|Type|picklist|Type|Conference;Webinar;Trade Show;Public Relations;Partners;Referral Program;Advertisement;Banner Ads;Direct Mail;Email;Telemarketing;Other
        Campaign|Status|picklist|Status|Planned;In Progress;Completed;Aborted
        Campaign|ExpectedRevenue|currency 18|Expected Revenue in Campaign|
        Campaign|BudgetedCost|currency 18|Budgeted Cost in Campaign|
        Campaign|ActualCost|currency 18|Actual Cost in Campaign|
        Campaign|Description|longText 32000|Description|
        CampaignMember|Status|picklist|Status|Sent;Responded
        Product2|Name|text 255|Product Name|
        Product2|ProductCode|text 255|Product Code|
        Product2|Description|longText 4000|Product Description|
        Product2|Family|picklist|Product Family|
        Product2|StockKeepingUnit|text 180|Product SKU|
        Product2|IsActive|checkbox|Active|
        Pricebook2|Name|text 255|Price Book Name|
        PricebookEntry|UnitPrice|currency 18|List Price|
        Asset|Name|text 255|Asset Name|
        Asset|Status|picklist|Status|Shipped;Installed;Registered;Obsolete;Purchased
        Asset|SerialNumber|text 80|Serial Number|
        Asset|Price|currency 18|Price|
        Asset|Quantity|number 12|Quantity|
        Asset|InstallDate|date|Install Date|
        Asset|PurchaseDate|date|Purchase Date|
        Asset|UsageEndDate|date|Usage End Date|
        Asset|Description|longText 32000|Description|
        Asset|Product2Id|reference|Product|
        Asset|ParentId|reference|Parent Asset|
        Contract|Status|picklist|Status|In Approval Process;Activated;Draft
        Contract|ContractTerm|number 4|Contract Term|
        Contract|StartDate|date|Contract Start Date|
        Contract|EndDate|date|Contract End Date|
        Contract|SpecialTerms|longText 4000|Special Terms|
        Contract|Description|longText 32000|Description|
        Order|Status|picklist|Status|Draft;Activated
        Order|EffectiveDate|date|Order Start Date|
        Order|EndDate|date|Order End Date|
        Order|TotalAmount|currency 18|Order Amount|
        Order|Description|longText 32000|Description|
        OrderItem|Quantity|number 18|Quantity|
        OrderItem|UnitPrice|currency 18|Unit Price|
        OrderItem|TotalPrice|currency 18|Total Price|
        Task|Subject|text 255|Subject|
        Task|Status|picklist|Status|Not Started;In Progress;Completed;Waiting on someone else;Deferred
        Task|Priority|picklist|Priority|High;Normal;Low
        Task|ActivityDate|date|Due Date Only|
        Task|Description|longText 32000|Description|
        Task|ReminderDateTime|dateTime|Reminder Date/Time|
        Event|Subject|text 255|Subject|
        Event|Location|text 255|Location|
        Event|StartDateTime|dateTime|Start Date Time|
        Event|EndDateTime|dateTime|End Date Time|
        Event|ActivityDateTime|dateTime|Due Date Time|
        Event|DurationInMinutes|number 8|Duration|
        Event|ShowAs|picklist|Show Time As|Busy;OutOfOffice;Free
        Event|Description|longText 32000|Description|
        User|Username|text 80|Username|
        User|FirstName|text 40|First Name|
        User|LastName|text 80|Last Name|
        User|Name|text 121|Full Name|
        User|Email|email 128|Email|
        User|Title|text 80|Title|
        User|Department|text 80|Department|
        User|Division|text 80|Division|
        User|CompanyName|text 80|Company Name|
        User|Phone|phone 40|Phone|
        User|MobilePhone|phone 40|Mobile Phone|
        User|EmployeeNumber|text 20|Employee Number|
        User|Alias|text 8|Alias|
        User|ManagerId|reference|Manager|
        User|LastLoginDate|dateTime|Last Login|
        User|IsActive|checkbox|Active|
        Solution|Status|picklist|Status|Draft;Reviewed;Duplicate
        Solution|SolutionName|text 255|Title|
        Solution|SolutionNote|longText 32000|Description|
        Entitlement|Name|text 255|Entitlement Name|
        Entitlement|Type|picklist|Type|Phone Support;Web Support
        ServiceContract|Name|text 255|Contract Name|
        ServiceContract|Term|number 9|Term (months)|
        ServiceContract|Discount|percent 8|Discount|
        ServiceContract|TotalPrice|currency 18|Total Price|
        WorkOrder|Status|picklist|Status|New;In Progress;On Hold;Completed;Closed;Cannot Complete;Canceled
        WorkOrder|Priority|picklist|Priority|Low;Medium;High;Critical
        WorkOrder|Subject|text 255|Subject|
        WorkOrder|Description|longText 32000|Description|
        WorkOrder|StartDate|dateTime|Start Date|
        WorkOrder|EndDate|dateTime|End Date|
        WorkOrderLineItem|Status|picklist|Status|New;In Progress;On Hold;Completed;Closed;Cannot Complete;Canceled
        WorkOrderLineItem|Quantity|number 12|Quantity|
        WorkOrderLineItem|StartDate|dateTime|Start Date|
        WorkOrderLineItem|EndDate|dateTime|End Date|
        Individual|FirstName|text 40|First Name|
        Individual|LastName|text 80|Last Name|
        Idea|Title|text 255|Title|
        Idea|Status|picklist|Status|
        Knowledge__kav|Title|text 255|Title|
        Knowledge__kav|UrlName|text 255|URL Name|
        Knowledge__kav|Summary|text 1000|Summary|
        """
}
