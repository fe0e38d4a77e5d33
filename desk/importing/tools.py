"""What HubSpot, Salesforce, Apollo, Instantly, Smartlead and lemlist call our columns in their exports."""

COLUMNS = {
    "accounts": (
        "name", "domains", "owner", "crm_id", "parent", "segment", "employees", "status", "listed", "private",
    ),
    "leads": (
        "email", "company", "account", "country", "state", "segment", "employees", "source", "sequence",
        "owner", "sent_by", "sent_at", "reply_token",
    ),
    "sequences": ("name", "purpose", "owner", "backup", "segment"),
}  # fmt: skip
"""Our own columns; the first of each kind tells its rows apart."""

NEEDED = {"accounts": ("name",), "leads": ("email",), "sequences": ("name", "owner")}

Headers = dict[str, tuple[str, ...]]

TOOLS: dict[str, dict[str, Headers]] = {
    "accounts": {
        "hubspot": {
            "name": ("Company name", "Name"),
            "domains": ("Company Domain Name", "Domain", "Additional Domains", "Website URL"),
            "owner": ("Company owner", "Owner"),
            "crm_id": ("Record ID", "Record ID - Company", "Company ID", "hs_object_id"),
            "parent": ("Parent Company ID", "Parent Company"),
            "segment": ("Segment", "Company segment"),
            "employees": ("Number of Employees", "Employees", "numberofemployees"),
            "status": ("Lifecycle Stage", "Lead Status"),
            "listed": ("Account list", "Target account list"),
        },
        "salesforce": {
            "name": ("Account Name", "Name"),
            "domains": ("Website", "Domain", "Email Domain"),
            "owner": (
                *("Account Owner", "Account Owner: Full Name", "Owner Full Name", "Account Owner Email"),
                *("Owner.Name", "Owner.Email", "OwnerId"),
            ),
            "crm_id": ("Account ID", "Account ID (18)", "Id"),
            "parent": ("Parent Account ID", "ParentId", "Parent Account", "Parent.Name"),
            "segment": ("Segment", "Account Segment"),
            "employees": ("Employees", "Number of Employees"),
            "status": ("Type", "Account Type", "Account Status"),
            "listed": ("Account List", "Target Account List"),
        },
        "apollo": {
            "name": ("Company Name", "Company", "Company Name for Emails"),
            "domains": ("Website", "Domain", "Company Domain"),
            "owner": ("Account Owner", "Owner"),
            "crm_id": ("Apollo Account Id", "Apollo Record Id"),
            # an organization has another id than its account, so the name goes first
            "parent": ("Subsidiary of", "Subsidiary of (Organization ID)"),
            "employees": ("# Employees", "Number of Employees"),
            "status": ("Account Stage", "Stage"),
            "listed": ("Lists", "Account List"),
        },
    },
    "leads": {
        "hubspot": {
            "email": ("Email", "Work email"),
            "company": ("Company name", "Associated Company", "Associated Company (Primary)", "Company"),
            "account": (
                "Associated Company IDs (Primary)",
                "Primary Associated Company ID",
                "Associated Company ID",
                "Associated Company IDs",
            ),
            "country": ("Country/Region", "Country"),
            "state": ("State/Region", "State"),
            "employees": ("Number of Employees", "Company size"),
            "source": ("Lead Source", "Original Source", "Original Traffic Source"),
            "sequence": ("Last sequence enrolled", "Sequence name", "Recent sequence enrolled"),
            "owner": ("Contact owner", "Owner"),
            "sent_at": ("Last sequence enrolled date", "Recent Sales Email Sent Date"),
        },
        "salesforce": {
            "email": ("Email", "Email Address"),
            "company": ("Company / Account", "Account Name", "Contact Account Name", "Company"),
            "account": ("Account ID", "Account ID (18)", "AccountId"),
            "country": (
                *("Country", "Mailing Country", "Billing Country"),
                *("Country Code", "Mailing Country Code", "Billing Country Code"),
            ),
            "state": (
                *("State/Province", "Mailing State/Province", "Billing State/Province"),
                *("State", "Mailing State", "Billing State"),
                *("State Code", "Mailing State Code", "Billing State Code"),
            ),
            "employees": ("No. of Employees", "Employees", "Number of Employees"),
            "source": ("Lead Source", "Source"),
            "sequence": ("Campaign Name", "Campaign"),
            "owner": (
                *("Lead Owner", "Contact Owner", "Lead Owner: Full Name", "Contact Owner: Full Name"),
                *("Owner.Name", "Owner.Email", "OwnerId"),
            ),
        },
        "apollo": {
            "email": ("Email", "Work Email"),
            "company": ("Company", "Company Name", "Company Name for Emails"),
            "account": ("Apollo Account Id",),
            "country": ("Country", "Company Country"),
            "state": ("State", "Company State"),
            "employees": ("# Employees", "Number of Employees"),
            "source": ("Lead Source", "Source"),
            "sequence": ("Sequence", "Sequence name", "Last Sequence"),
            "owner": ("Contact Owner", "Owner"),
        },
        "instantly": {
            "email": ("Email", "Lead Email"),
            "company": ("Company Name", "Company"),
            "country": ("Country", "Company Country"),
            "state": ("State", "Company State"),
            "sequence": ("Campaign Name", "Campaign"),
            "sent_by": ("Email Account", "Sender Email", "Last contacted from"),
            "sent_at": ("Timestamp Last Contact", "Last Contacted"),
        },
        "smartlead": {
            "email": ("email", "Lead Email"),
            "company": ("company_name", "Company"),
            "country": ("country",),
            "state": ("state",),
            "sequence": ("campaign_name", "Campaign"),
            "sent_by": ("from_email", "Sender Email"),
            "sent_at": ("sent_time",),
        },
        "lemlist": {
            "email": ("email",),
            "company": ("companyName", "company"),
            "country": ("country", "companyCountry"),
            "state": ("state",),
            "sequence": ("campaign", "campaignName"),
            "owner": ("contactOwner", "owner"),
            "sent_by": ("sendUserEmail", "sender"),
            "sent_at": ("lastSentAt", "sentAt"),
        },
    },
    "sequences": {
        "hubspot": {
            "name": ("Sequence name", "Name"),
            "purpose": ("Purpose", "Description", "Folder"),
            "owner": ("Sequence owner", "Owner", "Created by"),
            "backup": ("Backup",),
            "segment": ("Segment",),
        },
        "apollo": {
            "name": ("Sequence name", "Sequence", "Name"),
            "purpose": ("Purpose", "Description", "Label"),
            "owner": ("Owner", "Sequence owner", "Created by"),
            "backup": ("Backup",),
            "segment": ("Segment",),
        },
    },
}

MARKS = {
    "hubspot": (
        "Record ID", "Record ID - Contact", "Record ID - Company", "Company Domain Name", "Lifecycle Stage",
        "Company owner", "Create Date", "Last Activity Date", "Country/Region", "State/Region",
        "Associated Company IDs (Primary)", "Primary Associated Company ID", "Sequence ID", "Total enrolled",
        "Associated Company", "Marketing contact status",
    ),
    "salesforce": (
        "Account ID", "Account Name", "Account Owner", "Parent Account", "Parent Account ID",
        "Billing Country", "Billing State/Province", "Billing City", "Lead ID", "Lead Owner", "Contact ID",
        "Company / Account",
        "Account ID (18)", "Mailing Country", "Mailing State/Province", "Lead Status", "Last Activity",
        "Contact Account Name", "OwnerId", "Owner.Name", "ParentId", "BillingState", "MailingState",
        "StateCode", "CountryCode", "IsConverted", "IsDeleted", "CreatedById", "SystemModstamp",
    ),
    "apollo": (
        "Apollo Account Id", "Apollo Record Id", "Apollo Contact Id", "Company Name for Emails",
        "# Employees", "Company Linkedin Url", "Person Linkedin Url", "Account Stage", "Email Confidence",
        "Email Status",
        "Corporate Phone", "Company Country", "Company State", "Technologies", "Active contacts",
    ),
    "instantly": (
        "Personalization", "lt_interest_status", "Interest Status", "Email Provider",
        "email_open_count", "email_reply_count", "Timestamp Last Contact", "Verification Status",
        "Campaign Name", "Status Summary", "Company Domain",
    ),
    "smartlead": (
        "campaign_lead_map_id", "last_email_sequence_sent", "custom_fields", "company_url", "is_interested",
        "linkedin_profile", "is_unsubscribed", "open_count", "click_count", "reply_count",
    ),
    "lemlist": (
        "companyDomain", "companyName", "icebreaker", "linkedinUrl", "campaign", "campaignName", "campaignId",
        "emailStatus", "lastState", "sendUserEmail",
    ),
}  # fmt: skip
"""Headers a tool's exports are recognised by; some stand in the exports of two, so they are counted.

First and last name, company and lead status are no marks: everybody has them.
"""
