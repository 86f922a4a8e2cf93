namespace Workflows.Persistence.Mail;

/// <summary>How far a mail came: still to be sent, taken by the mail server, or given up, which a person must see.</summary>
public enum MailState { Pending, Delivered, Dead }
