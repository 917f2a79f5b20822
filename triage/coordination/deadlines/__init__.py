"""How long a patient may wait: the clocks of a pathway, and the table of limits behind them."""
