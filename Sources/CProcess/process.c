void rh_dummy(void){}
