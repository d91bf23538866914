export default {
  quoted: "Quote {quote}, revision {revision}, sent: {total}, valid until {validUntil}",
  quote_accepted: "Quote {quote}, revision {revision}, accepted",
  quote_declined: "Quote {quote}, revision {revision}, declined: {reason}",
  quote_withdrawn: "Quote {quote}, revision {revision}, withdrawn: {reason}",
  quote_outdated: "Quote {quote}, revision {revision}, no longer holds: its draft was changed",
  ordered: "Ordered with {order} on {on} by {orderedBy}",
  order_taken_back: "Order {order} taken back: {reason}",
  amended: "Amendment {amendment} from {on}, {total}, agreed by {agreedBy}: {reason}",
  invoiced: "Invoiced from {from} through {through} with {invoice}",
  invoice_opened: "Period {from} to {through} of {invoice} opened again: {reason}",
  renewal_asked: "The customer asked for what follows. {reason}",
};
